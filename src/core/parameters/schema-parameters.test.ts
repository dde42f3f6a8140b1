import { expect, test } from "vitest";
import { guessClaudeFeatures } from "#core/models/claude-features.ts";
import { mapToModel } from "./map-to-model.ts";
import { buildMessagesParameters } from "./messages-parameters.ts";
import {
  findSchemaForm,
  getSchemaParameter,
  listSchemaValues,
  moveSchema,
  readSentSchema,
} from "./schema-parameters.ts";

const SCHEMA = { type: "object", properties: {}, additionalProperties: false };
const features = guessClaudeFeatures("claude-opus-4-6");
if (!features) throw new Error("no features");
const { specs } = buildMessagesParameters({ modelId: "claude-opus-4-6", features });
const set = (form: "anthropic" | "openai") =>
  Object.fromEntries(
    Object.entries(listSchemaValues(form, SCHEMA)).flatMap(([path, value]) =>
      value === undefined ? [] : [[path, value]],
    ),
  );

test("a schema is written in the form of its route, and taken out of the other one", () => {
  expect(findSchemaForm(specs)).toBe("anthropic");
  expect(set("anthropic")).toEqual({
    "output_config.format.type": "json_schema",
    "output_config.format.schema": SCHEMA,
  });
  expect(set("openai")).toEqual({
    "response_format.type": "json_schema",
    "response_format.json_schema.name": "answer",
    "response_format.json_schema.strict": true,
    "response_format.json_schema.schema": SCHEMA,
  });
  expect(moveSchema({ ...set("openai"), max_tokens: 5 }, specs)).toEqual({ ...set("anthropic"), max_tokens: 5 });
  expect(moveSchema(set("anthropic"), specs)).toEqual(set("anthropic"));
});

test("the successor is sent the same schema in its own form, and it is said", () => {
  const mapped = mapToModel(set("openai"), specs);
  expect(mapped.parameters).toEqual(set("anthropic"));
  expect(mapped.changes).toEqual(["the schema of the answer is sent in the form that this model takes"]);
});

test("the schema of a sent request is found in either form and in the extra JSON", () => {
  expect(readSentSchema(set("anthropic"), "")).toEqual(SCHEMA);
  expect(readSentSchema(set("openai"), "")).toEqual(SCHEMA);
  expect(readSentSchema({}, JSON.stringify({ output_config: { format: { schema: SCHEMA } } }))).toEqual(SCHEMA);
  expect(readSentSchema({}, JSON.stringify({ response_format: { json_schema: { schema: SCHEMA } } }))).toEqual(SCHEMA);
  expect(readSentSchema({ "response_format.type": "json_object" }, "")).toEqual({ type: "object" });
  expect(readSentSchema({}, "")).toBeUndefined();
  expect(getSchemaParameter({})).toBeUndefined();
});

import { expect, test } from "vitest";
import { guessClaudeFeatures } from "#core/models/claude-features.ts";
import { createSchemaResolver } from "#core/openapi/schema-resolver.ts";
import { setAtPath } from "#core/wire/body-path.ts";
import { buildSpecs } from "./build-specs.ts";
import { mapToModel } from "./map-to-model.ts";
import { buildMessagesParameters } from "./messages-parameters.ts";
import {
  findSchemaForm,
  getSchemaParameter,
  listSchemaValues,
  moveSchema,
  readSentSchema,
} from "./schema-parameters.ts";
import { selectSendable } from "./select-sendable.ts";

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

test("over chat completions the body has the schema where the published form has it", () => {
  const type = (only: string) => ({ type: "string", enum: [only] });
  const format = {
    oneOf: [
      { type: "object", properties: { type: type("text") }, required: ["type"] },
      {
        type: "object",
        properties: {
          type: type("json_schema"),
          json_schema: {
            type: "object",
            properties: { name: { type: "string" }, schema: { type: "object" }, strict: { type: "boolean" } },
            required: ["name"],
          },
        },
        required: ["type", "json_schema"],
      },
    ],
  };
  const chat = buildSpecs(createSchemaResolver({}), { response_format: format }, []).specs;
  expect(findSchemaForm(chat)).toBe("openai");
  const body = {};
  for (const [path, value] of Object.entries(selectSendable("safe", chat, set("openai")))) setAtPath(body, path, value);
  expect(body).toEqual({
    response_format: { type: "json_schema", json_schema: { name: "answer", strict: true, schema: SCHEMA } },
  });
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

test("the schema of an answer is the one that was sent: extra JSON stands over the parameters", () => {
  const other = { type: "object", required: ["b"] };
  const extra = (format: unknown) => JSON.stringify({ response_format: format });
  expect(readSentSchema(set("openai"), extra({ json_schema: { schema: other } }))).toMatchObject({ required: ["b"] });
  expect(readSentSchema(set("openai"), extra(null))).toBeUndefined();
  expect(readSentSchema(set("openai"), extra({ type: "text" }))).toBeUndefined();
});

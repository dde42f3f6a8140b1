import { expect, test } from "vitest";
import type { Reply } from "#core/conversation/conversation.ts";
import { listSchemaValues } from "#core/parameters/schema-parameters.ts";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import { buildFitCheck, describeFit } from "./answer-fit.ts";
import { runCheck } from "./run-check.ts";

const SCHEMA = {
  type: "object",
  properties: {
    items: { type: "array", items: { type: "object", properties: { price: { type: "number" } }, required: ["price"] } },
  },
  required: ["items"],
  description: "braces {{name}} are no marker",
};

function fit(text: string, change: Partial<Reply> = {}, sent: Partial<Reply["sentWith"]> = {}) {
  const { sentWith } = exampleReply();
  const values = Object.entries(listSchemaValues("anthropic", SCHEMA));
  const parameters = Object.fromEntries(
    values.flatMap(([path, value]) => (value === undefined ? [] : [[path, value]])),
  );
  const reply = exampleReply({
    status: "done",
    parts: text === "" ? [] : [{ kind: "text", text }],
    ...change,
    sentWith: { ...sentWith, parameters, ...sent },
  });
  const built = buildFitCheck(reply);
  return built && describeFit(reply, runCheck(built.check, built.facts));
}

test("an answer says whether it fits the schema of its request, with the first place and all of them", () => {
  expect(fit('{"items": [{"price": 1}]}')?.sentence).toBe("fits the schema");
  expect(fit('{"items": [{"price": 1}, {}, {"price": "2"}]}')).toEqual({
    outcome: "fail",
    sentence: "does not fit the schema: items[2].price is not a number and 1 more",
    misfits: ["items[2].price is not a number", "items[1].price is missing"],
  });
  expect(fit("Sure!")?.sentence).toBe("does not fit the schema: the answer is not JSON");
});

test("an answer that breaks off says so and nothing of what did not come", () => {
  const cut = "does not fit the schema: cut off before its end";
  expect(fit('{"items": [', { finishReason: "max_tokens" })?.sentence).toBe(cut);
  expect(fit('{"items": [', { status: "stopped" })?.sentence).toBe(cut);
  expect(fit('{"items": []}', { finishReason: "max_tokens" })?.sentence).toBe("fits the schema");
});

test("a schema is read from extra JSON and from a body made by hand; without one, or without text, nothing is said", () => {
  const extraJson = JSON.stringify({ response_format: { json_schema: { schema: SCHEMA } } });
  expect(fit("{}", {}, { parameters: {}, extraJson })?.sentence).toBe("does not fit the schema: items is missing");
  const handMadeBody = JSON.stringify({ output_config: { format: { schema: { type: "object" } } } });
  expect(fit("{}", {}, { handMadeBody })?.sentence).toBe("fits the schema");
  expect(fit("{}", {}, { parameters: { "response_format.type": "json_object" } })?.sentence).toBe("fits the schema");
  expect(fit("{}", {}, { parameters: {} })).toBeUndefined();
  expect(fit("")).toBeUndefined();
});

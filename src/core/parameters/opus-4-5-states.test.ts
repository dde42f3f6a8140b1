import * as fc from "fast-check";
import { expect, test } from "vitest";
import { checkChatBody } from "#e2e/api-server/check-chat-body.ts";
import { buildApiDocument } from "#e2e/api-server/build-api-document.ts";
import { parseApiDocument } from "#core/openapi/parse-api-document.ts";
import { encodeChatCompletions } from "#core/wire/encode-chat-completions.ts";
import type { Parameters } from "#core/vocabulary.ts";
import type { ParameterSpec } from "./parameter-spec.ts";
import { parseSchemaCapabilities } from "./parse-schema-capabilities.ts";
import { findProblems, selectSendable } from "./select-sendable.ts";
import { computeConflicts } from "./rules.ts";
import type { PublishedSource } from "./spec-source.ts";

const MODEL = "anthropic/claude-opus-4-5";

function parseOpusCapabilities(): { specs: ParameterSpec[]; source: PublishedSource } {
  const read = parseApiDocument(JSON.stringify(buildApiDocument(MODEL, "claude-opus-4-5")));
  if ("problem" in read || !read.operations[0]) throw new Error("the fixture describes no operation");
  const { specs, ...rest } = parseSchemaCapabilities(read.document, read.operations[0].schema, MODEL);
  return { specs, source: { origin: "live", title: "", atMs: 0, ...rest } };
}

const STATES = fc.record(
  {
    temperature: fc.double({ min: 0, max: 1, noNaN: true }),
    top_p: fc.double({ min: 0, max: 1, noNaN: true }),
    top_k: fc.integer({ min: 1, max: 500 }),
    max_tokens: fc.integer({ min: 1, max: 64_000 }),
    "thinking.type": fc.constant("enabled"),
    "thinking.budget_tokens": fc.integer({ min: 1024, max: 63_999 }),
    stop_sequences: fc.array(
      fc.string({ minLength: 1 }).filter((text) => text.trim() !== ""),
      { minLength: 1, maxLength: 4 },
    ),
    stream: fc.boolean(),
    metadata: fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true }),
    tools: fc.array(
      fc.record({ name: fc.constantFrom("clock", "dice"), input_schema: fc.constant({ type: "object" }) }),
      { maxLength: 2 },
    ),
    tool_choice: fc.constantFrom({ type: "auto" }, { type: "any" }, { type: "tool", name: "clock" }, { type: "none" }),
    // Values left by another model's panel.
    seed: fc.integer(),
    "reasoning.effort": fc.constant("high"),
  },
  { requiredKeys: [] },
);

test("5,000 random states of the panel for Claude Opus 4.5 give bodies that the service accepts after the offered fixes", () => {
  const { specs, source } = parseOpusCapabilities();
  let asTheyWere = 0;
  fc.assert(
    fc.property(STATES, (state) => {
      let values: Parameters = Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined));
      if (findProblems(source, specs, values, "").length === 0) asTheyWere += 1;
      for (let step = 0; step < 4; step += 1) {
        const [fix] = computeConflicts(source, selectSendable(source, specs, values))[0]?.fixes ?? [];
        if (!fix) break;
        values = {
          ...Object.fromEntries(Object.entries(values).filter(([path]) => !fix.unset.includes(path))),
          ...fix.set,
        };
      }
      expect(findProblems(source, specs, values, "")).toEqual([]);
      const parameters = selectSendable(source, specs, values);
      const messages = [{ role: "user" as const, parts: [{ kind: "text" as const, text: "Hello" }] }];
      const body = encodeChatCompletions({
        model: MODEL,
        dialect: "anthropic",
        system: "",
        messages,
        parameters,
        extra: {},
        stream: false,
        blobs: {},
      });
      expect(checkChatBody(structuredClone(body))).toMatchObject({ kind: "fine" });
      expect(Object.keys(parameters).every((path) => specs.some((spec) => spec.path === path))).toBe(true);
    }),
    { numRuns: 5000 },
  );
  expect(asTheyWere).toBeGreaterThan(1500);
});

test("a value out of bounds blocks the run with the bound", () => {
  const { specs, source } = parseOpusCapabilities();
  expect(
    findProblems(source, specs, { temperature: 1.5, max_tokens: 0.5, top_k: 0, tools: [{ type: "auto" }] }, ""),
  ).toEqual([
    "temperature: at most 1",
    "top_k: at least 1",
    "max_tokens: whole numbers only",
    "tools: [0]: name is needed",
  ]);
});

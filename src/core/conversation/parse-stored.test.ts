import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import type { Reply } from "./conversation.ts";
import { createQuickTest } from "./create-quick-test.ts";
import { parseStored } from "./parse-stored.ts";
import { REPLY_SCHEMA } from "./reply-schema.ts";

const REPLY: Reply = {
  ...exampleReply(),
  rowId: "w1",
  status: "done",
  parts: [
    { kind: "text", text: "t" },
    { kind: "unknown", wire: "predict", raw: { a: [1, null, "x", true] } },
  ],
  sentWith: { ...exampleReply().sentWith, variables: { name: "Ada" }, parameters: { "a.b": { c: [1] } }, thread: {} },
  failure: { kind: "server-error", status: 500, largest: { name: "n", sizeBytes: 9 } },
  usage: { inputTokens: 1 },
};

const isQuick = createQuickTest(REPLY_SCHEMA);

/** The paths to all values inside a value. */
function listPaths(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, each]) => listPaths(each, [...path, name]))];
}

/** A copy of a value with another one at a path. */
function replaceAt(value: unknown, [name, ...rest]: readonly string[], other: unknown): unknown {
  if (name === undefined) return other;
  if (Array.isArray(value))
    return value.map((each: unknown, index) => (String(index) === name ? replaceAt(each, rest, other) : each));
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([key, each]: [string, unknown]) => [
      key,
      key === name ? replaceAt(each, rest, other) : each,
    ]),
  );
}

test("a stored reply of today's shape is taken as it is, and one with more names is parsed", () => {
  expect(parseStored(REPLY_SCHEMA, REPLY)).toBe(REPLY);
  expect(isQuick({ ...REPLY, later: 1 })).toBe(false);
  expect(parseStored(REPLY_SCHEMA, { ...REPLY, later: 1 })).toEqual(REPLY);
  expect(parseStored(REPLY_SCHEMA, { ...REPLY, parts: undefined })).toBeUndefined();
});

test("whatever stands anywhere in a stored reply, it is read as the schema alone reads it", () => {
  const paths = listPaths(REPLY);
  const values = fc.oneof(fc.jsonValue(), fc.constantFrom(undefined, NaN, new Date(0), JSON.parse('{"__proto__": 1}')));
  fc.assert(
    fc.property(fc.constantFrom(...paths), values, (path, value) => {
      const changed = replaceAt(REPLY, path, value);
      const parsed = v.safeParse(REPLY_SCHEMA, changed);
      expect(parseStored(REPLY_SCHEMA, changed)).toEqual(parsed.success ? parsed.output : undefined);
    }),
    { numRuns: 2000 },
  );
});

import { expect, test } from "vitest";
import { correctSpecs, isLeftOut, omitFromJson } from "./model-corrections.ts";
import { findProblems, selectSendable } from "./select-sendable.ts";
import { OPUS_4_5_PARAMETERS } from "./opus-4-5-parameters.ts";

const leaveOut = (...paths: string[]) => paths.map((path) => ({ path, atMs: 0 }));
const pathsOf = (...refused: string[]) =>
  correctSpecs(OPUS_4_5_PARAMETERS, leaveOut(...refused)).map(({ path }) => path);

test("a refused parameter is none of the model's parameters, nor are those in a refused object", () => {
  expect(pathsOf("temperature")).not.toContain("temperature");
  expect(pathsOf("temperature")).toHaveLength(OPUS_4_5_PARAMETERS.length - 1);
  expect(pathsOf("thinking").filter((path) => path.startsWith("thinking"))).toEqual([]);
  // Thinking that can only be on, and has no budget, is none.
  expect(pathsOf("thinking.budget_tokens").filter((path) => path.startsWith("thinking"))).toEqual([]);
  expect(pathsOf("think")).toHaveLength(OPUS_4_5_PARAMETERS.length);
  expect(correctSpecs(OPUS_4_5_PARAMETERS, [])).toBe(OPUS_4_5_PARAMETERS);
});

test("of a number above a bound that the model named, the bound is sent", () => {
  const specs = correctSpecs(OPUS_4_5_PARAMETERS, [{ path: "max_tokens", atMs: 0, atMost: 8192 }]);
  const spec = specs.find(({ path }) => path === "max_tokens");
  expect(spec?.control).toMatchObject({ kind: "number", maximum: 8192 });
  expect(selectSendable("opus-4-5", specs, { max_tokens: 9000, top_k: 9000 })).toEqual({
    max_tokens: 8192,
    top_k: 9000,
  });
  expect(selectSendable("opus-4-5", specs, { max_tokens: 100 })).toEqual({ max_tokens: 100 });
  expect(findProblems("opus-4-5", specs, { max_tokens: 9000 }, "")).toEqual([]);
  expect(isLeftOut("max_tokens", [{ path: "max_tokens", atMs: 0, atMost: 8192 }])).toBe(false);
});

test("a refused field is taken out of JSON wherever it stands, with its numbers as they were typed", () => {
  const text = '{"a": {"b": 1, "c": 9007199254740993}, "d": [{"b": 2}], "__proto__": {"b": 3}}';
  expect(omitFromJson(text, leaveOut("a.b"))).toContain('"c": 9007199254740993');
  expect(JSON.parse(omitFromJson(text, leaveOut("a.b", "d")))).toEqual(
    JSON.parse('{"a": {"c": 9007199254740993}, "__proto__": {"b": 3}}'),
  );
  expect(omitFromJson(text, leaveOut("b"))).toBe(text);
  expect(omitFromJson('{"a": 1}', leaveOut("a"))).toBe("");
  expect(omitFromJson("{ no json", leaveOut("a"))).toBe("{ no json");
});

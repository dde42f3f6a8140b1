import { expect, test } from "vitest";
import { findOverriddenPaths } from "./find-overridden-paths.ts";

const parameters = { temperature: 0.5, "thinking.type": "enabled", "thinking.budget_tokens": 2048, toString: 1 };

test.each([
  ['{"temperature": 1, "seed": 3}', ["temperature"]],
  ['{"thinking": {"budget_tokens": 1}}', ["thinking.budget_tokens"]],
  ['{"thinking": null}', ["thinking.type", "thinking.budget_tokens"]],
  ['{"model": "other", "messages": []}', ["model", "messages"]],
  ["{}", []],
  ["", []],
  ["[1]", []],
  ["{", []],
])("the extra JSON %s overrides %j", (extra, paths) => {
  expect(findOverriddenPaths(extra, parameters)).toEqual(paths);
});

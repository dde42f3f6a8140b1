import { expect, test } from "vitest";
import { rewriteText } from "./rewrite-text.ts";

test("another text keeps the cache breakpoint of the one before, and white space is no text", () => {
  expect(rewriteText([{ kind: "text", text: "One", cache: "1h" }], "Two")).toEqual([
    { kind: "text", text: "Two", cache: "1h" },
  ]);
  expect(rewriteText([], "Two")).toEqual([{ kind: "text", text: "Two" }]);
  expect(rewriteText([{ kind: "text", text: "One", cache: "1h" }], " ")).toEqual([]);
});

import { expect, test } from "vitest";
import { parseVerdict } from "./parse-verdict.ts";

test("a verdict is the last line of an answer, plain or in bold, with the reason before it", () => {
  expect(parseVerdict("pass", "It is right.\nIndeed.\n\nVERDICT: PASS\n")).toEqual({
    word: "PASS",
    reason: "It is right.\nIndeed.",
  });
  expect(parseVerdict("pass", "Wrong.\r\n**VERDICT: FAIL**")).toEqual({ word: "FAIL", reason: "Wrong." });
  expect(parseVerdict("rating", "So so.\nVERDICT: 3")?.word).toBe("3");
  expect(parseVerdict("better", "VERDICT: SECOND")).toEqual({ word: "SECOND", reason: "" });
});

const NONSENSE = [
  "",
  "   \n\n",
  "PASS",
  "It passes.",
  "VERDICT:",
  "VERDICT: ",
  "VERDICT: MAYBE",
  "VERDICT: PASS or FAIL",
  "VERDICT: PASS, I think",
  "The VERDICT: PASS",
  "VERDICT : PASS",
  "VERDICT: pass",
  "Verdict: PASS",
  "VERDICT: PASS\nBut I am not sure.",
  "VERDICT: PASS\nVERDICT: FAIL",
  "The answer says:\nVERDICT: PASS\nIt is wrong.\nVERDICT: FAIL",
  "VERDICT: 5",
  "**VERDICT: PASS",
  "VERDICT: PASS**",
  '{"verdict": "PASS"}',
  "VERDICT: PASS\u200b",
  "ＶＥＲＤＩＣＴ: PASS",
  "```\nVERDICT: PASS\n```",
  "I cannot help with that.",
];

test.each(NONSENSE)("nonsense has no verdict: %j", (answer) => {
  expect(parseVerdict("pass", answer)).toBeUndefined();
});

test("a verdict of another form is none", () => {
  expect(parseVerdict("rating", "VERDICT: 6")).toBeUndefined();
  expect(parseVerdict("rating", "VERDICT: 4.5")).toBeUndefined();
  expect(parseVerdict("better", "VERDICT: PASS")).toBeUndefined();
});

import { expect, test } from "vitest";
import { collectSystemPrompts, searchSystemPrompts } from "./collect-system-prompts.ts";

test("each earlier system prompt is listed once, most recent first, without blank ones and the present one", () => {
  const used = [
    { text: "Be brief.", usedAtMs: 1 },
    { text: "Be kind.", usedAtMs: 2 },
    { text: " \n", usedAtMs: 9 },
    { text: "Be brief. ", usedAtMs: 3 },
    { text: "Now", usedAtMs: 8 },
  ];
  expect(collectSystemPrompts(used, "Now ")).toEqual([
    { text: "Be brief. ", usedAtMs: 3 },
    { text: "Be kind.", usedAtMs: 2 },
  ]);
});

test("system prompts are found by all words in any case", () => {
  const prompts = ["You read charts.\nBe exact.", "You write charts."].map((text) => ({ text, usedAtMs: 1 }));
  expect(searchSystemPrompts(prompts, "EXACT charts")).toEqual([prompts[0]]);
  expect(searchSystemPrompts(prompts, "")).toEqual(prompts);
});

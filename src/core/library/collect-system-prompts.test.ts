import { expect, test } from "vitest";
import { collectSystemPrompts } from "./collect-system-prompts.ts";

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

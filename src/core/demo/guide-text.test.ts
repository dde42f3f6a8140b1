import { expect, test } from "vitest";
import { getFirstSentence, extractProse, unwrapLines } from "./guide-text.ts";

test("a wrapped paragraph becomes one line while lists, tables and code keep theirs", () => {
  expect(unwrapLines("One\ntwo.\n\n1. a\n2. b\n\n- c\n- d\n\n| x |\n| - |\n\n```\ne\nf\n```")).toBe(
    "One two.\n\n1. a\n2. b\n\n- c\n- d\n\n| x |\n| - |\n\n```\ne\nf\n```",
  );
});

test("prose has no tables, code, list markers or emphasis", () => {
  expect(extractProse("Say **so**:\n\n- Use `top_p`.\n- Run.\n\n| x |\n| - |\n\n```\ncode\n```\n\nEnd.")).toBe(
    "Say so: Use top_p. Run. End.",
  );
});

test("the first sentence does not end at a decimal point, and text without a sentence end is returned whole", () => {
  expect(getFirstSentence("Opus 4.5 is `large`. More.")).toBe("Opus 4.5 is `large`.");
  expect(getFirstSentence("no end")).toBe("no end");
});

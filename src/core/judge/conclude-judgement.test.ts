import { expect, test } from "vitest";
import { concludeJudgement, NO_PREFERENCE, NO_VERDICT } from "./conclude-judgement.ts";

const say = (...texts: string[]) => texts.map((text) => ({ text, finishReason: "stop" }));

test("a verdict of pass or fail is the outcome, with its reason", () => {
  expect(concludeJudgement("pass", say("Good.\nVERDICT: PASS"), 4)).toEqual({ outcome: "pass", reason: "Good." });
  expect(concludeJudgement("pass", say("Bad.\nVERDICT: FAIL"), 4)).toEqual({ outcome: "fail", reason: "Bad." });
});

test("a rating passes from its threshold and is a score from 0 to 1", () => {
  expect(concludeJudgement("rating", say("Fine.\nVERDICT: 4"), 4)).toEqual({
    outcome: "pass",
    reason: "Fine.",
    score: 0.75,
  });
  expect(concludeJudgement("rating", say("VERDICT: 3"), 4)).toMatchObject({ outcome: "fail", score: 0.5 });
  expect(concludeJudgement("rating", say("VERDICT: 1"), 4)).toMatchObject({ outcome: "fail", score: 0 });
});

test("of two answers, one is better only where both orders say so", () => {
  const conclude = (one: string, two: string) =>
    concludeJudgement("better", say(`Reason.\nVERDICT: ${one}`, `VERDICT: ${two}`), 4);
  expect(conclude("FIRST", "SECOND")).toEqual({ outcome: "pass", reason: "Reason.", score: 1 });
  expect(conclude("SECOND", "FIRST")).toEqual({ outcome: "fail", reason: "Reason.", score: 0 });
  for (const [one, two] of [
    ["FIRST", "FIRST"],
    ["SECOND", "SECOND"],
    ["NEITHER", "NEITHER"],
    ["FIRST", "NEITHER"],
    ["NEITHER", "FIRST"],
  ] as const)
    expect(conclude(one, two)).toEqual({ outcome: "unknown", reason: NO_PREFERENCE, score: 0.5 });
  expect(conclude("FIRST", "PERHAPS")).toEqual({ outcome: "unknown", reason: NO_VERDICT });
});

test("nonsense has no verdict, and an answer that was cut off is not read", () => {
  expect(concludeJudgement("pass", say("Who knows?"), 4)).toEqual({ outcome: "unknown", reason: NO_VERDICT });
  const cut = [{ text: "It says\nVERDICT: PASS", finishReason: "length" }];
  expect(concludeJudgement("pass", cut, 4)).toMatchObject({
    outcome: "unknown",
    reason: "the judge's answer was cut off by its token limit",
  });
});

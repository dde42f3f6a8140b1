import { expect, test } from "vitest";
import type { Judgement } from "#core/conversation/judgement.ts";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import { buildCheckFacts, type JudgedFact } from "./check-facts.ts";
import { createCheck } from "./create-check.ts";
import { runCheck } from "./run-check.ts";

const judgement = (changes: Partial<Judgement> = {}): Judgement => ({
  outcome: "pass",
  reason: "It greets\nby name.",
  answers: ["It greets\nby name.\nVERDICT: PASS"],
  askedWith: "key",
  modelId: "judge",
  judgedAtMs: 1,
  ...changes,
});

function run(judged: JudgedFact | undefined, options: Record<string, string> = {}) {
  const reply = exampleReply({ status: "done", parts: [{ kind: "text", text: "Hello {{nobody}}" }] });
  const check = createCheck("c", "judge", { prompt: "{{output}} {{nobody}}", ...options });
  const around = { turn: undefined, values: {}, earlier: undefined, prices: undefined };
  return runCheck(check, buildCheckFacts(reply, { ...around, ...(judged && { judged: { c: judged } }) }));
}

test("a judgement is the result, with the judge's reason as its detail", () => {
  expect(run({ judgement: judgement(), isCurrent: true })).toEqual({
    outcome: "pass",
    reason: "the judge lets it pass",
    detail: "It greets by name.",
  });
  const better = { form: "better" };
  expect(run({ judgement: judgement({ outcome: "fail", score: 0 }), isCurrent: true }, better)).toMatchObject({
    outcome: "fail",
    reason: "the judge finds the other answer better",
    score: 0,
  });
});

test("a rating passes from the threshold of now, without being asked again", () => {
  const rated = { judgement: judgement({ score: 0.5 }), isCurrent: true };
  expect(run(rated, { form: "rating", leastRating: "4" })).toMatchObject({
    outcome: "fail",
    reason: "the judge gives 3 of 5",
  });
  expect(run(rated, { form: "rating", leastRating: "3" })).toMatchObject({ outcome: "pass", score: 0.5 });
});

test("an answer that was not judged is left out; one judged with another prompt, or without a verdict, is not told", () => {
  expect(run(undefined)).toEqual({ outcome: "unknown", reason: "not judged yet", isNotAsked: true });
  expect(run({ isCurrent: false, problem: "there is no value for street" })).toMatchObject({ isNotAsked: true });
  expect(run({ judgement: judgement(), isCurrent: false })).toEqual({
    outcome: "unknown",
    reason: "asked with another prompt, model or answer",
    detail: "then it passed",
  });
  const untold = judgement({
    outcome: "unknown",
    reason: "the judge's answer has no verdict",
    answers: ["Who knows?"],
  });
  expect(run({ judgement: untold, isCurrent: true })).toEqual({
    outcome: "unknown",
    reason: "the judge's answer has no verdict",
    detail: "Who knows?",
  });
});

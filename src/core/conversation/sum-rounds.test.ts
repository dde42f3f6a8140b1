import { expect, test } from "vitest";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import { sumRounds } from "./sum-rounds.ts";

const round = (id: string, startedAtMs: number, billedUsd?: number) =>
  exampleReply({
    id,
    startedAtMs,
    firstTokenAtMs: startedAtMs + 100,
    endedAtMs: startedAtMs + 1000,
    usage: { inputTokens: 10, outputTokens: 2 },
    ...(billedUsd !== undefined && { billedUsd }),
  });

test("an answer in rounds has the tokens, the cost and the time of all of them, without the pauses between", () => {
  const last = round("c", 90_000, 0.5);
  const sum = sumRounds([round("a", 0, 1), round("b", 5000, 2)], last);
  expect(sum).toMatchObject({ id: "c", usage: { inputTokens: 30, outputTokens: 6 }, billedUsd: 3.5 });
  expect((sum.endedAtMs ?? 0) - (sum.startedAtMs ?? 0)).toBe(3000);
  expect(sumRounds([], last)).toBe(last);
});

test("the billed cost of an answer is unknown where that of a round is", () => {
  expect(sumRounds([round("a", 0)], round("b", 0, 1)).billedUsd).toBeUndefined();
});

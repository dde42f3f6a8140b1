import { expect, test } from "vitest";
import { answeredTurns } from "#e2e/fixtures/answered-conversation.ts";
import { tabulateFigure } from "./column-figures.ts";
import { listCountedAnswers } from "./counted-answers.ts";
import { FIGURES } from "./figures.ts";

const FACTS = {
  getCostUsd: () => undefined,
  getPass: () => undefined,
  getScore: () => undefined,
  getChosen: () => undefined,
};
const [PASSES, , , TIME] = FIGURES;

test("a figure counts each question once, however many samples it has", () => {
  const timed = (turnId: string, sample: number, ms: number) => ({ turnId, sample, startedAtMs: 0, endedAtMs: ms });
  const conversation = answeredTurns([
    timed("t1", 0, 1000),
    timed("t1", 1, 3000),
    timed("t2", 0, 4000),
    { turnId: "t3", startedAtMs: 0 },
  ]);
  const counted = listCountedAnswers(conversation, ["a", "b"]);
  if (!TIME) throw new Error("no time");
  const table = tabulateFigure(counted, TIME, FACTS);
  expect(table.columns[0]?.interval).toMatchObject({ value: 3000, count: 2 });
  expect(table.columns[1]?.interval).toBeUndefined();
  expect(table.counted).toBe("questions");
});

test("passes are a share with Wilson's interval", () => {
  const counted = listCountedAnswers(answeredTurns([{ turnId: "t1" }, { turnId: "t2" }]), ["a"]);
  const table = tabulateFigure(counted, PASSES, { ...FACTS, getPass: ({ turnId }) => (turnId === "t1" ? 1 : 0) });
  const [low, high] = [expect.closeTo(0.0945, 4) as number, expect.closeTo(0.9055, 4) as number];
  expect(table.columns[0]?.interval).toEqual({ value: 0.5, low, high, count: 2 });
});

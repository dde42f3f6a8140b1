import { expect, test } from "vitest";
import { answeredRows, answeredTurns, said } from "#e2e/fixtures/answered-conversation.ts";
import { listCountedAnswers } from "./counted-answers.ts";
import { pairAnswers, pairExpected, tabulateLabels } from "./label-confusion.ts";

test("short answers are labels, compared without regard to case and space; long ones are none", () => {
  const labels = (column: string, texts: readonly string[]) =>
    texts.map((text, index) => ({ variantId: column, turnId: `t${index + 1}`, ...said(text) }));
  const compare = (texts: readonly string[]) => {
    const conversation = answeredTurns([...labels("a", ["yes", "no", "yes"]), ...labels("b", texts)]);
    const [first, second] = listCountedAnswers(conversation, ["a", "b"]).columns;
    return first && second && tabulateLabels(pairAnswers(first, second));
  };
  expect(compare(["Yes.", " no ", "no"])).toMatchObject({
    labels: ["no", "yes"],
    counts: [
      [1, 0],
      [1, 1],
    ],
    pairCount: 3,
  });
  expect(compare(["a long answer that explains at length", "why it is", "so and not otherwise"])).toBeUndefined();
});

test("a check of labels tells the right label of each row beside the given one", () => {
  const conversation = answeredRows([{ rowId: "row0" }, { rowId: "row1" }, { rowId: "row2" }]);
  const [column] = listCountedAnswers(conversation, ["a"]).columns;
  const check = { id: "k", options: { value: "{{expected}}" } };
  const given = (label: string) => new Map([["k", { outcome: "pass" as const, reason: "", label }]]);
  const results = new Map([
    ["r0", given("Yes")],
    ["r1", given("no")],
  ]);
  const pairs = column && pairExpected(check, column, conversation.rows, results);
  expect(pairs).toEqual([
    ["yes", "yes"],
    ["yes", "no"],
  ]);
  expect(
    column && pairExpected({ id: "k", options: { value: "{{gone}}" } }, column, conversation.rows, results),
  ).toEqual([]);
});

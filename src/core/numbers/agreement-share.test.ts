import { expect, test } from "vitest";
import { answeredRows, said } from "#e2e/fixtures/answered-conversation.ts";
import { computeAgreementShare } from "./agreement-share.ts";
import { listCountedAnswers } from "./counted-answers.ts";

test("the share of rows with the same answer counts the rows that both answered", () => {
  const counted = listCountedAnswers(
    answeredRows([
      { rowId: "row0", ...said("yes") },
      { rowId: "row1", ...said("no") },
      { rowId: "row2", ...said("no") },
      { rowId: "row0", variantId: "b", ...said(" yes\n") },
      { rowId: "row1", variantId: "b", ...said("yes") },
    ]),
    ["a", "b"],
  );
  const [first, second] = counted.columns;
  expect(first && second && computeAgreementShare(first, second)).toMatchObject({ value: 0.5, count: 2 });
});

test("answers in JSON are the same whatever the order of their names, as in the table", () => {
  const replies = [
    { rowId: "row0", ...said('{"a": 1, "b": 2}') },
    { rowId: "row0", variantId: "b", ...said('{"b": 2, "a": 1}') },
  ];
  const [first, second] = listCountedAnswers(answeredRows(replies), ["a", "b"]).columns;
  expect(first && second && computeAgreementShare(first, second)).toMatchObject({ value: 1, count: 1 });
});

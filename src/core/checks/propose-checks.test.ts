import { expect, test } from "vitest";
import type { CheckFacts } from "./check-facts.ts";
import { proposeChecks } from "./propose-checks.ts";

const answer = (expected: string, text: string): CheckFacts => ({
  replyId: text,
  text,
  row: { expected },
  calls: [],
  usage: {},
});
const kinds = (values: string[], facts: CheckFacts[] = []) =>
  proposeChecks(
    values.map((expected) => ({ question: "?", expected })),
    facts,
  ).map(({ kind }) => kind);

test("the proposed checks follow from the expected values and the answers", () => {
  expect(kinds(["Paris", "Rome"])).toEqual(["equals", "contains"]);
  expect(kinds(["Paris"], [answer("Paris", "It is Paris, of course.")])).toEqual(["contains", "equals"]);
  expect(kinds(["Paris"], [answer("Paris", "paris")])).toEqual(["equals", "contains"]);
  expect(kinds(['{"total": 1}', '{"total": 2}'])[0]).toBe("json-fields");
  expect(kinds(["12.40", "8,95 €"])[0]).toBe("number");
  expect(kinds(["yes", "no", "no", "yes"])[0]).toBe("label");
  expect(kinds(["A summary that is long. ".repeat(10)])[0]).toBe("similar");
});

test("the right answer is found under the names that data sets give it, and nothing is proposed without one", () => {
  expect(proposeChecks([{ ideal: "x" }], [])[0]?.options["value"]).toBe("{{ideal}}");
  expect(proposeChecks([{ expected_output: "x" }], [])[0]?.options["value"]).toBe("{{expected_output}}");
  expect(proposeChecks([{ question: "x" }], [])).toEqual([]);
  expect(kinds(["", ""])).toEqual([]);
});

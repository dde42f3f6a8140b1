import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { addRows } from "#state/edits/row-edits.ts";
import { resetState } from "#state/reset-state.ts";
import { checkExpected } from "./check-expected.ts";

beforeEach(openNewConversation);
afterEach(resetState);

function addChecked(rows: Record<string, string>[]) {
  addRows(rows);
  checkExpected(rows);
  return getOpenConversation()?.checks?.map(({ kind, options }) => [kind, options["value"]]);
}

test("rows with right answers get one check that suits them, and later rows none", () => {
  expect(addChecked([{ country: "France", target: "Paris" }])).toEqual([["contains", "{{target}}"]]);
  expect(addChecked([{ country: "Peru", expected: "12" }])).toEqual([["contains", "{{target}}"]]);
});

test.each([
  ["numbers", "2", [["number", "{{expected}}"]]],
  ["JSON", '{"total": 2}', [["json-fields", "{{expected}}"]]],
  ["nothing", "", undefined],
])("right answers that are %s get the check for these", (_name, expected, checks) => {
  expect(addChecked([{ question: "1 + 1", ...(expected === "" ? {} : { expected }) }])).toEqual(checks);
});

import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { nameCheck } from "#core/checks/name-check.ts";
import { listRows } from "#core/conversation/rows.ts";
import type { JsonObject } from "#core/json.ts";
import { matchColumns } from "#core/row-files/match-columns.ts";
import { readRows } from "#core/row-files/read-rows.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { waitUntil } from "#e2e/fixtures/conversation-runs.ts";
import { draftReplaced, getDraft } from "#state/document/drafts.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { getNotices } from "#state/notices.ts";
import { resetState } from "#state/reset-state.ts";
import { takeRows } from "./take-rows.ts";

beforeEach(openNewConversation);
afterEach(resetState);

const FILE = {
  prompts: ["Capital of {{land}}?"],
  tests: [
    { vars: { land: "Italy" }, assert: [{ type: "contains", value: "Rome" }] },
    { vars: { land: "Norway" }, assert: [{ type: "contains", value: "Oslo" }] },
  ],
};

async function take(value: JsonObject, more: { leftOut?: string; takesChecks?: boolean } = {}): Promise<void> {
  const table = readRows({ value, pictures: [] });
  if ("reason" in table) throw new Error(table.reason);
  const uses = matchColumns(table.columns, ["country"]).map((use) => ({
    ...use,
    ...(use.name === "land" ? { name: "country" } : {}),
    ...(use.name === more.leftOut ? { isLeftOut: true as const } : {}),
  }));
  const taken = { table, input: [], uses, count: table.records.length, ...more };
  expect(await takeRows(taken, new AbortController().signal)).toBe(true);
}

const listChecks = () => getOpen().checks?.map((check) => nameCheck(check));

test("the rows of a promptfoo file come with their checks and prompt, and one Undo takes rows and checks away", async () => {
  await take(FILE);
  expect(listRows(getOpen()).map(({ values }) => values)).toEqual([
    { country: "Italy", expected: "Rome" },
    { country: "Norway", expected: "Oslo" },
  ]);
  expect(listChecks()).toEqual(["contains {{expected}}"]);
  expect(getDraft().text).toBe("Capital of {{land}}?");
  const notice = getNotices().find(({ text }) => text === "2 rows and 1 check were added.");
  notice?.action?.run();
  await waitUntil(() => listRows(getOpen()).length === 0);
  expect(getOpen()).not.toHaveProperty("checks");
});

test("a check that is there already, one of a column that is left out, and all where that is chosen are not added", async () => {
  draftReplaced({ text: "Mine", attachments: [] });
  await take(FILE);
  await take(FILE);
  expect(listChecks()).toEqual(["contains {{expected}}"]);
  expect(getDraft().text).toBe("Mine");
  openNewConversation();
  await take(FILE, { leftOut: "expected" });
  expect(listChecks()).toBeUndefined();
  openNewConversation();
  const whole = { ...FILE, defaultTest: { assert: [{ type: "not-contains", value: "sorry" }] } };
  await take(whole, { takesChecks: false });
  // The rows have right answers, for which one check is added as with any table.
  expect(listChecks()).toEqual(["contains {{expected}}"]);
});

test("a rubric comes in as a judge that is the model of the columns", async () => {
  const test = (land: string, value: string) => ({ vars: { land }, assert: [{ type: "llm-rubric", value }] });
  await take({ tests: [test("Italy", "Is short"), test("Norway", "Is long")] });
  const { connectionId, modelId } = getOpen().shared;
  expect(getOpen().checks).toMatchObject([
    {
      kind: "judge",
      options: {
        connection: connectionId,
        model: modelId,
        rules: "",
        prompt: expect.stringContaining("{{criteria}}") as unknown,
      },
    },
  ]);
  expect(listRows(getOpen()).map(({ values }) => values["criteria"])).toEqual(["Is short", "Is long"]);
});

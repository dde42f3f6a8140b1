// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { beforeEach, expect, test } from "vitest";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { conversationOpened, getOpenConversation } from "#state/document/documents.ts";
import { getLayer } from "#state/layers.ts";
import { getNotices } from "#state/notices.ts";
import { resetState } from "#state/reset-state.ts";
import { ACTION_GROUPS } from "./action.ts";
import { getActionPage } from "./action-page.ts";
import { ALL_ACTIONS, offerActions } from "./action-table.ts";
import { AT_ONCE } from "./at-once-actions.ts";
import { runFromTable, runFromTableOnceOpen } from "./run-from-table.ts";
import { DEFAULT_KEYS, FURTHER_KEYS } from "./shortcut-keys.ts";

beforeEach(resetState);

const ids = ALL_ACTIONS.map(({ id }) => id);

function openAnswered(): void {
  const asked = addTurn(exampleConversation(), exampleTurn("t1", null));
  conversationOpened(
    addReplies(asked, [exampleReply({ status: "done", parts: [{ kind: "text", text: "An answer." }] })]),
    () => false,
  );
}

const offer = () => {
  const page = getActionPage();
  return page ? offerActions(page) : [];
};

test("each action has an id and a label of its own, and a group that is listed", () => {
  expect(ids.length).toBeGreaterThan(80);
  expect(new Set(ids).size).toBe(ids.length);
  const labels = ALL_ACTIONS.map(({ label }) => label);
  expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
  expect(ALL_ACTIONS.filter(({ group }) => !ACTION_GROUPS.includes(group))).toEqual([]);
  expect(ids.filter((id) => !/^[a-z0-9-]+$/.test(id))).toEqual([]);
});

test("keys and what acts at once belong to actions of the table, and no two actions share keys", () => {
  const keys = [...Object.values(DEFAULT_KEYS), ...Object.keys(FURTHER_KEYS)];
  expect(new Set(keys).size).toBe(keys.length);
  const named = [...Object.keys(DEFAULT_KEYS), ...Object.values(FURTHER_KEYS), ...Object.keys(AT_ONCE)];
  expect(named.filter((id) => !ids.includes(id))).toEqual([]);
});

test("an action that is asked for while the page starts runs once a conversation is open", async () => {
  const ran = runFromTableOnceOpen("code");
  expect(getLayer()).toBeNull();
  conversationOpened(exampleConversation(), () => false);
  await ran;
  expect(getLayer()).toMatchObject({ kind: "code" });
  expect(getNotices()).toEqual([]);
});

test("an empty conversation offers no action on answers and turns", () => {
  conversationOpened(exampleConversation(), () => false);
  const offered = offer();
  expect(offered.filter(({ group }) => group === "Answers" || group === "Turns")).toEqual([]);
  expect(offered.find(({ id }) => id === "stop")?.offReason).toBe("No answer is being written");
  expect(offered.find(({ id }) => id === "edit-last-turn")?.offReason).toBe("There is no turn yet");
});

test("every offered action has one label, and those of an answered turn can run", () => {
  openAnswered();
  const offered = offer();
  expect(new Set(offered.map(({ label }) => label)).size).toBe(offered.length);
  const runnable = offered.filter(({ offReason }) => offReason === undefined).map(({ id }) => id);
  expect(runnable).toEqual(
    expect.arrayContaining([
      "regenerate",
      "copy-answer",
      "delete-answer",
      "edit-turn",
      "copy-turn",
      "duplicate-column",
    ]),
  );
  expect(offered.map(({ id }) => id)).not.toContain("remove-column");
});

test("an action runs on what is there when it runs, and a notice says why it cannot", () => {
  openAnswered();
  runFromTable("duplicate-column");
  expect(getOpenConversation()?.variants).toHaveLength(2);
  runFromTable("remove-column");
  expect(offer().map(({ id }) => id)).not.toContain("remove-column");
  runFromTable("remove-column");
  runFromTable("stop");
  expect(getNotices().map(({ text }) => text)).toEqual([
    expect.stringContaining("was removed"),
    "Remove this column: there is nothing here to do it with.",
    "Stop all answers: no answer is being written.",
  ]);
});

test("every action that is offered and cannot run names its reason without an end sign", () => {
  openAnswered();
  const reasons = offer().flatMap(({ offReason }) => offReason ?? []);
  expect(reasons.filter((reason) => reason.endsWith(".") || reason === "")).toEqual([]);
});

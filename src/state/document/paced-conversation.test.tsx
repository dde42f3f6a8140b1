// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { act, useEffect } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { resetState } from "#state/reset-state.ts";
import { openConversationChanged } from "./documents.ts";
import { openNewConversation } from "./open-conversations.ts";
import { usePacedConversation } from "./paced-conversation.ts";

const seen: { conversation?: Conversation | undefined } = {};
const countReplies = () => Object.keys(seen.conversation?.replies ?? {}).length;
function Reader() {
  const conversation = usePacedConversation();
  useEffect(
    function takeNote() {
      seen.conversation = conversation;
    },
    [conversation],
  );
  return null;
}

const root = createRoot(document.createElement("div"));
beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  vi.useFakeTimers();
  openNewConversation();
  act(() => root.render(<Reader />));
});
afterEach(() => {
  resetState();
  vi.useRealTimers();
});

let nextId = 0;
/** Adds replies that have ended to the first turn. */
function add(count: number): void {
  const replies = Array.from({ length: count }, () =>
    exampleReply({ id: `r${nextId++}`, sample: nextId, turnId: "t1", status: "done" }),
  );
  act(() => openConversationChanged((before) => addReplies(addTurn(before, exampleTurn("t1", null, "Hi")), replies)));
}

test("few replies are seen as each ends", () => {
  add(10);
  expect(countReplies()).toBe(10);
  add(1);
  expect(countReplies()).toBe(11);
});

test("of more than a thousand replies, those that come within two seconds are seen together, and another change at once", () => {
  add(1001);
  expect(countReplies()).toBe(1001);
  const turns = seen.conversation?.turns;
  const addToTurn = () =>
    act(() =>
      openConversationChanged((before) =>
        addReplies(before, [exampleReply({ id: `r${nextId++}`, sample: nextId, turnId: "t1", status: "done" })]),
      ),
    );
  addToTurn();
  addToTurn();
  expect([countReplies(), seen.conversation?.turns]).toEqual([1001, turns]);
  act(() => {
    vi.advanceTimersByTime(2000);
  });
  expect(countReplies()).toBe(1003);
  addToTurn();
  act(() => openConversationChanged((before) => ({ ...before, title: "Renamed" })));
  expect([seen.conversation?.title, countReplies()]).toEqual(["Renamed", 1004]);
});

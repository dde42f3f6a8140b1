// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { afterEach, expect, test } from "vitest";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { openRow } from "#core/conversation/rows.ts";
import { exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { resultsFound } from "#state/checks/check-results.ts";
import { getOpenConversation, openConversationChanged } from "#state/document/documents.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { resetState } from "#state/reset-state.ts";
import { ColumnFooters } from "./column-footers.tsx";

afterEach(resetState);

test("the figures under a column of an open row are those of its own answers", () => {
  openNewConversation();
  const variantId = getOpenConversation()?.variants[0]?.id ?? "";
  openConversationChanged((before) => {
    const rows = Object.fromEntries(["x", "y"].map((id, position) => [id, { id, position, values: {} }]));
    const replies = ["x", "y"].map((rowId, index) =>
      exampleReply({ id: rowId, turnId: "t1", variantId, rowId, status: "done", usage: { outputTokens: 10 + index } }),
    );
    return openRow(addReplies(addTurn({ ...before, rows }, exampleTurn("t1", null)), replies), "x");
  });
  const say = (outcome: "pass" | "fail") => new Map([["k", { outcome, reason: "" }]]);
  resultsFound(
    getOpenConversation()?.id ?? "",
    new Map([
      ["x", say("pass")],
      ["y", say("fail")],
    ]),
  );
  const page = document.body.appendChild(document.createElement("main"));
  const root = createRoot(page);
  flushSync(() => root.render(<ColumnFooters visibleColumns={[{ variantId, columnIndex: 0 }]} />));
  expect(page.textContent).toContain("pass 1 of 1");
  expect(page.textContent).toContain("output tokens 10 tok");
  flushSync(() => root.unmount());
});

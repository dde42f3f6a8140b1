// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { afterEach, expect, test } from "vitest";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { openConversationChanged } from "#state/document/documents.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { resetState } from "#state/reset-state.ts";
import { RunLabel } from "./run-label.tsx";

afterEach(resetState);

/** Opens a conversation whose only turn has a finished reply in each of so many columns. */
function openAnswered(columnCount: number): void {
  openNewConversation();
  openConversationChanged((before) => {
    const ids = Array.from({ length: columnCount }, (_, index) => `v${index}`);
    const variants = ids.map((id) => ({ id, overrides: {} }));
    const replies = ids.map((variantId) =>
      exampleReply({ id: `r-${variantId}`, turnId: "t1", variantId, status: "done" }),
    );
    return addReplies(addTurn({ ...before, variants }, exampleTurn("t1", null)), replies);
  });
}

function labelFor(text: string): string | null {
  const element = document.createElement("div");
  const root = createRoot(element);
  flushSync(() => root.render(<RunLabel texts={{ text }} />));
  const label = element.textContent;
  flushSync(() => root.unmount());
  return label;
}

test("Run on an empty prompt says that it runs again, and how many replies", () => {
  openNewConversation();
  expect(labelFor("")).toBe("Run");
  openAnswered(9);
  expect(labelFor("")).toBe("Run 9 again");
  expect(labelFor("Another prompt")).toBe("Run 9");
  openAnswered(1);
  expect(labelFor("")).toBe("Run again");
  // Nothing would run, so nothing is promised.
  expect(labelFor("  ")).toBe("Run");
});

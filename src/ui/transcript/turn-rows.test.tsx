// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { expect, test } from "vitest";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { openConversationChanged } from "#state/document/documents.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { CELL_ATTRIBUTE } from "./use-arrow-navigation.ts";
import { TurnRows } from "./turn-rows.tsx";

function addExchange(index: number, variantId: string): void {
  const turn = exampleTurn(`t${index}`, index === 0 ? null : `t${index - 1}`, `Question ${index}`);
  const reply = exampleReply({
    id: `r${index}`,
    turnId: turn.id,
    variantId,
    status: "done",
    parts: [{ kind: "text", text: `Answer **${index}**` }],
  });
  openConversationChanged((before) => addReplies(addTurn(before, turn), [reply]));
}

test("the turns of a long conversation stand on the page whole, and only the last of them are drawn before they come near the view", () => {
  openNewConversation();
  const [variant] = getOpen().variants;
  if (!variant) throw new Error("no variant");
  for (let index = 0; index < 50; index += 1) addExchange(index, variant.id);
  const page = document.body.appendChild(document.createElement("main"));
  const root = createRoot(page);
  const visibleColumns = [{ variantId: variant.id, columnIndex: 0 }];
  flushSync(() => root.render(<TurnRows visibleColumns={visibleColumns} chosenId={variant.id} />));
  const named = (name: string) => page.querySelector(`article[aria-label="${name}"]`);
  for (let number = 1; number <= 50; number += 1) {
    expect(named(`Turn ${number}`)?.textContent).toContain(`Question ${number - 1}`);
    expect(named(`Reply A, turn ${number}`)?.textContent).toContain(`${number - 1}`);
  }
  // As many as fill a window of 768 pixels once and a half.
  const drawn = () => page.querySelectorAll(`[${CELL_ATTRIBUTE}]`).length;
  expect(drawn()).toBe(6);
  expect(named("Reply A, turn 44")?.textContent).toBe("Answer **43**");
  // A turn that was drawn stays drawn when more turns follow.
  const reply = named("Reply A, turn 45");
  flushSync(() => addExchange(50, variant.id));
  expect(drawn()).toBe(7);
  expect(named("Reply A, turn 45")).toBe(reply);
  root.unmount();
});

// @vitest-environment happy-dom
// @vitest-environment-options { "width": 1440, "height": 900 }
import { recordRenders } from "#e2e/fixtures/watch-renders.ts";
import "fake-indexeddb/auto";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { afterEach, expect, onTestFinished, test } from "vitest";
import type { Conversation, Variant } from "#core/conversation/conversation.ts";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { repliesAdvanced } from "#state/document/advance-replies.ts";
import { openConversationChanged } from "#state/document/documents.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { resetState } from "#state/reset-state.ts";
import { App } from "./app.tsx";

afterEach(resetState);

/** The turns at the end that fill the window once and a half, and so are drawn at once; those before stand as plain text. */
const DRAWN_TURNS = 7;

/** The page with a conversation of so many columns and turns, every cell answered. */
async function showPage(columnCount: number, turnCount: number): Promise<HTMLElement> {
  openNewConversation();
  openConversationChanged((before) => fill(before, columnCount, turnCount));
  const page = document.body.appendChild(document.createElement("main"));
  const root = createRoot(page);
  onTestFinished(() => flushSync(() => root.unmount()));
  flushSync(() => root.render(<App />));
  // What is loaded late has come: the panel, the heads and the answers.
  await waitFor(() => {
    expect(getField(page, "temperature").value).toBe("");
    expect(page.querySelectorAll("[data-part=text] p")).toHaveLength(columnCount * Math.min(turnCount, DRAWN_TURNS));
    expect(page.querySelectorAll("[aria-label^='Settings']")).not.toHaveLength(0);
  });
  return page;
}

function fill(before: Conversation, columnCount: number, turnCount: number): Conversation {
  const variants = Array.from({ length: columnCount }, (_, index): Variant => ({ id: `v${index}`, overrides: {} }));
  const parts = [{ kind: "text" as const, text: "An answer." }];
  let after = { ...before, variants };
  for (let number = 1; number <= turnCount; number += 1) {
    after = addTurn(after, exampleTurn(`t${number}`, number === 1 ? null : `t${number - 1}`));
    const replies = variants.map(({ id: variantId }) => {
      const reply = { id: `${variantId}-${number}`, turnId: `t${number}`, variantId, status: "done" as const, parts };
      return exampleReply({ ...reply, sentWith: { ...exampleReply().sentWith, ...before.shared } });
    });
    after = addReplies(after, replies);
  }
  return after;
}

function getField(page: HTMLElement, name: string): HTMLInputElement | HTMLTextAreaElement {
  const field = page.querySelector<HTMLInputElement | HTMLTextAreaElement>(
    `input[aria-label="${name}"], textarea[aria-label="${name}"]`,
  );
  if (!field) throw new Error(`no field ${name} yet`);
  return field;
}

/** Types over the text of a field as one key does. Returns the components that it renders. */
function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): string[] {
  const listRenders = recordRenders();
  flushSync(() => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  return listRenders();
}

test.for([
  [1, 0],
  [1, 60],
  [12, 3],
] as const)(
  "a key renders its field and what shows its value, with %i columns and %i turns",
  { timeout: 60_000 },
  async ([columnCount, turnCount]) => {
    const page = await showPage(columnCount, turnCount);
    const temperature = getField(page, "temperature");
    // The first key makes the settings of all replies other than those of their columns, whose heads say so at once.
    const first = type(temperature, "0.5");
    const renders = type(temperature, "0.55");
    // A failure names those that are too many.
    expect(first.slice(14 + 2 * columnCount)).toEqual([]);
    expect(renders.slice(12)).toEqual([]);
    expect(page.querySelector("[aria-label^='Settings']")?.textContent).toContain("T 0.55");
    const prompt = getField(page, "Prompt");
    type(prompt, "a");
    await waitFor(() => expect(page.textContent).toContain("tok in"));
    // The key that ends the emptiness of the prompt changes what would run, the next ones do not.
    let typed = "a";
    await waitFor(() => expect(type(prompt, (typed += "b"))).toEqual(["PromptField", "AutoTextarea"]));
  },
);

test("a frame of eight streaming replies renders their texts alone", { timeout: 60_000 }, async () => {
  const page = await showPage(8, 2);
  const { id: conversationId, variants } = getOpen();
  const running = variants.map(({ id }) => exampleReply({ id: `s-${id}`, turnId: "t2", variantId: id, sample: 1 }));
  flushSync(() => openConversationChanged((before) => addReplies(before, running)));
  const stream = (text: string) => {
    const listRenders = recordRenders();
    const events = [{ type: "part-delta", index: 0, part: "text", text }] as const;
    flushSync(() => repliesAdvanced(running.map(({ id: replyId }) => ({ conversationId, replyId, events, atMs: 1 }))));
    return listRenders();
  };
  stream("The tide ");
  await waitFor(() => expect(page.querySelectorAll("[data-status=streaming] .markdown p")).toHaveLength(8));
  const renders = stream("turns.");
  // A chapter and a segment count twice, once for the comparison of their blocks.
  expect(renders.slice(8 * 14)).toEqual([]);
  expect([...new Set(renders)].toSorted()).toEqual([
    "AnswerBody",
    "Block",
    "Chapter",
    "KeepSelection",
    "Markdown",
    "ProgressiveMarkdown",
    "ReplyArticle",
    "ReplyBody",
    "ReplyPart",
    "ReplyParts",
    "Segment",
    "SteppedMarkdown",
  ]);
});

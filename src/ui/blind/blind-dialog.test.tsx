// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { afterEach, expect, test } from "vitest";
import type { Reply } from "#core/conversation/conversation.ts";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { conversationOpened, getOpenConversation } from "#state/document/documents.ts";
import { resetState } from "#state/reset-state.ts";
import { BlindDialog } from "./blind-dialog.tsx";

afterEach(resetState);

const COLUMNS = [
  { id: "v-one", modelId: "model-one", ms: 100 },
  { id: "v-two", modelId: "model-two", ms: 4000 },
  { id: "v-three", modelId: "model-three", ms: 90_000 },
] as const;

/** Opens a conversation whose columns, from the one at an index on, give the answers r0, r1 and r2. */
function openShifted(by: number): void {
  const conversation = {
    ...exampleConversation(),
    variants: COLUMNS.map(({ id, modelId }) => ({ id, name: `Named ${modelId}`, overrides: { modelId } })),
  };
  const replies = COLUMNS.map((_, index): Reply => {
    const column = COLUMNS[(index + by) % COLUMNS.length] ?? COLUMNS[0];
    const reply = exampleReply({
      id: `r${index}`,
      turnId: "t1",
      variantId: column.id,
      status: "done",
      startedAtMs: 1,
      endedAtMs: column.ms,
      parts: [
        { kind: "thinking", text: `I am ${column.modelId}.`, wire: "messages" },
        { kind: "text", text: `Text number **${index}**.\n\n\`\`\`ts\nlet n = ${index};\n\`\`\`` },
      ],
      usage: { outputTokens: column.ms },
    });
    return { ...reply, sentWith: { ...reply.sentWith, modelId: column.modelId } };
  });
  conversationOpened(
    addReplies(addTurn(conversation, exampleTurn("t1", null, "Write something")), replies),
    () => false,
  );
}

async function draw() {
  const page = document.body.appendChild(document.createElement("main"));
  const root = createRoot(page);
  flushSync(() => root.render(<BlindDialog layer={{ kind: "blind", turnId: "t1" }} />));
  await waitFor(() => expect(page.querySelectorAll(".markdown strong")).toHaveLength(3));
  return {
    page,
    press: (key: string) => flushSync(() => void dispatchEvent(new KeyboardEvent("keydown", { key }))),
    close: () => {
      flushSync(() => root.unmount());
      page.remove();
    },
  };
}

test("the page is the same to the last attribute whichever column gave which answer", async () => {
  const pages: string[] = [];
  for (const by of [0, 1, 2]) {
    resetState();
    openShifted(by);
    const { page, close } = await draw();
    expect(page.textContent).toContain("Write something");
    expect(page.innerHTML).not.toMatch(/model-|v-one|v-two|v-three|Named|thinking/i);
    expect(page.innerHTML).not.toMatch(/(?:Variant|Reply|Column) [ABC]/i);
    pages.push(page.innerHTML);
    close();
  }
  expect(pages[1]).toBe(pages[0]);
  expect(pages[2]).toBe(pages[0]);
});

test("keys choose, take back and skip; a choice is kept with the order that was shown, and names come with the result", async () => {
  openShifted(0);
  const { page, press, close } = await draw();
  const choices = () => Object.values(getOpenConversation()?.choices ?? {});
  const order = [...page.querySelectorAll("section")].map((each) => `r${/number (\d)/.exec(each.textContent)?.[1]}`);
  press("s");
  press("4");
  expect(choices()).toEqual([]);
  press("2");
  expect(choices()).toMatchObject([{ turnId: "t1", replyIds: order, chosenIds: [order[1]] }]);
  expect(page.querySelector("ul[aria-label='What you chose']")?.textContent).toMatch(
    /1 choice; .+exact sign test, Holm/,
  );
  expect(page.textContent).toContain("model-one");
  const takeBack = [...page.querySelectorAll("button")].find(({ textContent }) => textContent === "Take back");
  flushSync(() => takeBack?.click());
  expect(choices()).toEqual([]);
  press("x");
  expect(choices()).toMatchObject([{ replyIds: order, chosenIds: [] }]);
  close();
});

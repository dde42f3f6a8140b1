// @vitest-environment happy-dom
import { recordRenders } from "#e2e/fixtures/watch-renders.ts";
import "fake-indexeddb/auto";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { expect, onTestFinished, test, vi } from "vitest";
import { openDatabase } from "#io/storage/open-database.ts";
import { createConversation } from "#core/conversation/create-conversation.ts";
import { savedListChanged } from "#state/document/saved-list-changes.ts";
import { resolveNewSettings } from "#state/document/new-settings.ts";
import { Navigation } from "./navigation.tsx";

const DAY_MS = 86_400_000;

test("a saved conversation renders its entry alone, and only a few of 1,000 entries are drawn", async () => {
  const database = await openDatabase();
  const nowMs = Date.now();
  for (let number = 1; number <= 1000; number += 1) {
    const {
      turns: _turns,
      replies: _replies,
      ...head
    } = createConversation(`c${number}`, "v", resolveNewSettings("demo"));
    const record = { id: head.id, updatedAtMs: nowMs - number * DAY_MS, head: { ...head, title: `Title ${number}` } };
    await database.put("conversations", record);
  }
  const page = document.body.appendChild(document.createElement("main"));
  const root = createRoot(page);
  onTestFinished(() => flushSync(() => root.unmount()));
  flushSync(() => root.render(<Navigation />));
  await vi.waitFor(() => expect(page.textContent).toContain("Title 1"));
  expect(page.querySelectorAll("li").length).toBeLessThan(30);

  savedListChanged({ id: "c1", title: "New title", updatedAtMs: nowMs });
  await vi.waitFor(() => expect(page.textContent).toContain("New title"));
  const listRenders = recordRenders();
  savedListChanged({ id: "c1", title: "Newer title", updatedAtMs: nowMs + 1 });
  await vi.waitFor(() => expect(page.textContent).toContain("Newer title"));
  expect(listRenders().filter((name) => name === "ConversationItem")).toHaveLength(1);
});

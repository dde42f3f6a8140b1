// @vitest-environment happy-dom
import { recordRenders } from "#e2e/fixtures/watch-renders.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import "fake-indexeddb/auto";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { expect, onTestFinished, test } from "vitest";
import { createConversation } from "#core/conversation/create-conversation.ts";
import { saveConversation } from "#state/document/autosave-documents.ts";
import { conversationEntered, conversationTouched } from "#state/document/save-states.ts";
import { savedListChanged } from "#state/document/saved-list-changes.ts";
import { resolveNewSettings } from "#state/document/new-settings.ts";
import { Navigation } from "./navigation.tsx";

test("a saved conversation renders its entry alone, and only a few of 1,000 entries are drawn", async () => {
  const ids = Array.from({ length: 1000 }, (_, index) => `c${index + 1}`);
  for (const id of ids) {
    conversationEntered({ ...createConversation(id, "v", resolveNewSettings("demo")), title: `Title of ${id}` }, false);
    conversationTouched(id);
  }
  await Promise.all(ids.map(saveConversation));
  const page = document.body.appendChild(document.createElement("main"));
  const root = createRoot(page);
  onTestFinished(() => flushSync(() => root.unmount()));
  flushSync(() => root.render(<Navigation />));
  await waitFor(() => expect(page.textContent).toContain("Title of c"));
  expect(page.querySelectorAll("li").length).toBeLessThan(30);

  savedListChanged({ id: "c1", title: "New title", updatedAtMs: Date.now() });
  await waitFor(() => expect(page.textContent).toContain("New title"));
  const listRenders = recordRenders();
  savedListChanged({ id: "c1", title: "Newer title", updatedAtMs: Date.now() + 1 });
  await waitFor(() => expect(page.textContent).toContain("Newer title"));
  expect(listRenders().filter((name) => name === "ConversationItem")).toHaveLength(1);
});

// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { afterEach, expect, test } from "vitest";
import { exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { openConversationChanged } from "#state/document/documents.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { resetState } from "#state/reset-state.ts";
import { ChangesDialog } from "./changes-dialog.tsx";

afterEach(resetState);

test("the settings and words that differ between two replies stand in a table, and another reply can be chosen", async () => {
  openNewConversation();
  const { sentWith } = exampleReply();
  const answered: Partial<Reply> = { status: "done", parts: [{ kind: "text", text: "An answer" }] };
  openConversationChanged((before) =>
    addReplies(addTurn(addTurn(before, exampleTurn("t1", null, "A red fox")), exampleTurn("t2", null, "A blue fox")), [
      exampleReply({ ...answered, id: "r1" }),
      exampleReply({ ...answered, id: "r2", sample: 1 }),
      exampleReply({ ...answered, id: "r3", turnId: "t2", sentWith: { ...sentWith, parameters: { temperature: 1 } } }),
    ]),
  );
  const page = document.body.appendChild(document.createElement("main"));
  const root = createRoot(page);
  const listRows = () => [...page.querySelectorAll("tbody tr")].map((row) => row.textContent);
  flushSync(() => root.render(<ChangesDialog replyId="r3" />));
  await waitFor(() => expect(page.querySelectorAll("ins, del")).toHaveLength(2));
  expect(listRows()).toEqual([
    "temperaturenot sent1",
    "prompt 1A  taken out: red end of taken out  put in: blue end of put in  fox",
  ]);
  const select = page.querySelector("select");
  expect([...(select?.options ?? [])].map(({ text }) => text)).toEqual([
    "Reply of a removed column, turn 1, sample 1 of 2: An answer",
    "Reply of a removed column, turn 1, sample 2 of 2: An answer",
  ]);
  flushSync(() => root.render(<ChangesDialog replyId="r2" />));
  await waitFor(() => expect(page.textContent).toContain("Nothing: the same request was sent for both."));
  flushSync(() => root.unmount());
});

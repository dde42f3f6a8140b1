// @vitest-environment happy-dom
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { countListings } from "#e2e/fixtures/count-listings.ts";
import { exampleConversation, exampleReply } from "#e2e/fixtures/example-conversation.ts";
import { repliesAdvanced } from "#state/document/advance-replies.ts";
import { conversationOpened, getOpenId } from "#state/document/documents.ts";
import { resetState } from "#state/reset-state.ts";
import { useMarkKeys } from "./use-mark-keys.ts";

afterEach(resetState);

function Marked() {
  useMarkKeys();
  return <article data-reply="done" tabIndex={0} />;
}

test("a key lists no replies while one of them streams, in the prompt or on an answer", () => {
  const { replies, getCount } = countListings({
    done: exampleReply({ id: "done", status: "done" }),
    running: exampleReply({ id: "running", status: "streaming" }),
  });
  conversationOpened({ ...exampleConversation(), replies }, () => false);
  const page = document.body.appendChild(document.createElement("main"));
  const root = createRoot(page);
  onTestFinished(() => flushSync(() => root.unmount()));
  flushSync(() => root.render(<Marked />));
  const events = [{ type: "part-delta", index: 0, part: "text", text: "A word" }] as const;
  repliesAdvanced([{ conversationId: getOpenId(), replyId: "running", events, atMs: 1 }]);
  const before = getCount();
  for (const target of [page, page.querySelector("article")])
    target?.dispatchEvent(new KeyboardEvent("keydown", { key: "x", bubbles: true }));
  expect(getCount()).toBe(before);
});

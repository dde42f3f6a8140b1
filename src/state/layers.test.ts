// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import type { DetachedWindowAPI } from "happy-dom";
import { createElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Attachment } from "#core/content/attachment.ts";
import { addReplies, addTurn, removeReply, removeTurn } from "#core/conversation/edit-turns.ts";
import { countListings } from "#e2e/fixtures/count-listings.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { repliesAdvanced } from "#state/document/advance-replies.ts";
import {
  conversationOpened,
  getOpenConversation,
  getOpenId,
  openConversationChanged,
} from "#state/document/documents.ts";
import { draftGiven, EMPTY_DRAFT } from "#state/document/drafts.ts";
import { getLayer, layerClosed, layerOpened, onceLayerClosed, useLayer, type Layer } from "./layers.ts";
import { resetState } from "./reset-state.ts";

const picture = (blob: string) =>
  ({ kind: "image", blob, mediaType: "image/png", widthPx: 2, heightPx: 2 }) as const satisfies Attachment["part"];

const attachment: Attachment = { id: "p", part: picture("attached"), name: "a.png", sizeBytes: 4, notes: [] };

declare const happyDOM: DetachedWindowAPI;

let endShowing = () => {};
afterEach(() => endShowing());

/** Renders the open layer as the page does. */
function showLayers(): void {
  const root = createRoot(document.createElement("main"));
  flushSync(() => root.render(createElement(() => useLayer()?.kind ?? null)));
  endShowing = () => root.unmount();
}

beforeEach(() => {
  resetState();
  const turn = { ...exampleTurn("t1", null), parts: [picture("sent")] };
  conversationOpened(addReplies(addTurn(exampleConversation(), turn), [exampleReply()]), () => false);
  draftGiven("c", { text: "", attachments: [attachment] });
});

const SUBJECTS: readonly Layer[] = [
  { kind: "image", turnId: "t1", partIndex: 0 },
  { kind: "reply", replyId: "r1" },
  { kind: "events", replyId: "r1" },
  { kind: "edit", attachmentId: "p" },
  { kind: "compare-images", left: "sent", right: "attached" },
];

test.each(SUBJECTS)("a layer of kind $kind stays open while its subject exists", (layer) => {
  layerOpened(layer);
  expect(getLayer()).toBe(layer);
});

test.each(SUBJECTS)("a layer of kind $kind closes when another conversation opens", (layer) => {
  layerOpened(layer);
  conversationOpened({ ...exampleConversation(), id: "other" }, () => true);
  draftGiven("other", EMPTY_DRAFT);
  expect(getLayer()).toBeNull();
});

test.each(SUBJECTS)("a layer of kind $kind stays closed when its removed subject is restored", (layer) => {
  const conversation = getOpenConversation() ?? exampleConversation();
  showLayers();
  flushSync(() => layerOpened(layer));
  expect(getLayer()).toBe(layer);
  flushSync(() => {
    openConversationChanged(() => exampleConversation());
    draftGiven("c", EMPTY_DRAFT);
  });
  flushSync(() => {
    openConversationChanged(() => conversation);
    draftGiven("c", { text: "", attachments: [attachment] });
  });
  expect(getLayer()).toBeNull();
});

test("the parameters sheet stays closed when the window is widened and narrowed again", () => {
  const setWidth = (width: number) => flushSync(() => happyDOM.setViewport({ width }));
  setWidth(800);
  showLayers();
  flushSync(() => layerOpened({ kind: "parameters" }));
  expect(getLayer()).toEqual({ kind: "parameters" });
  setWidth(1600);
  setWidth(800);
  expect(getLayer()).toBeNull();
});

test("removing a reply closes its layers, and layers of other subjects still open", () => {
  layerOpened({ kind: "reply", replyId: "r1" });
  openConversationChanged((before) => removeReply(before, "r1"));
  expect(getLayer()).toBeNull();
  layerOpened({ kind: "image", turnId: "t1", partIndex: 0 });
  expect(getLayer()?.kind).toBe("image");
});

test("a picture comparison closes when one of its pictures is removed", () => {
  layerOpened({ kind: "compare-images", left: "sent", right: "attached" });
  openConversationChanged((before) => removeTurn(before, "t1"));
  expect(getLayer()).toBeNull();
});

test("onceLayerClosed calls back once: when its layer is closed or another opens in its place", () => {
  let closedCount = 0;
  const first: Layer = { kind: "confirm-run", count: 60, texts: { text: "" }, confirm: () => undefined };
  layerOpened(first);
  onceLayerClosed(first, () => (closedCount += 1));
  layerOpened({ ...first });
  expect(closedCount).toBe(1);
  layerClosed();
  expect(closedCount).toBe(1);
});

test("the open layer is found without listing all replies while one of them streams", () => {
  const { replies, getCount } = countListings({ r1: exampleReply({ status: "streaming" }) });
  openConversationChanged((before) => ({ ...before, replies }));
  layerOpened({ kind: "reply", replyId: "r1" });
  const events = [{ type: "part-delta", index: 0, part: "text", text: "A word" }] as const;
  repliesAdvanced([{ conversationId: getOpenId(), replyId: "r1", events, atMs: 1 }]);
  const before = getCount();
  expect(getLayer()?.kind).toBe("reply");
  expect(getCount()).toBe(before);
  // The whole conversation is what lists them.
  getOpenConversation();
  expect(getCount()).toBeGreaterThan(before);
});

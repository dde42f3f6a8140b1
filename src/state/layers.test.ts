import "fake-indexeddb/auto";
import { beforeEach, expect, test } from "vitest";
import type { Attachment } from "#core/content/attachment.ts";
import { addReplies, addTurn, removeReply, removeTurn } from "#core/conversation/edit-turns.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { conversationOpened, openConversationChanged } from "#state/document/documents.ts";
import { draftGiven, EMPTY_DRAFT } from "#state/document/drafts.ts";
import { getLayer, layerClosed, layerOpened, onceLayerClosed, type Layer } from "./layers.ts";
import { resetState } from "./reset-state.ts";

const picture = (blob: string) =>
  ({ kind: "image", blob, mediaType: "image/png", widthPx: 2, heightPx: 2 }) as const satisfies Attachment["part"];

const attachment: Attachment = { id: "p", part: picture("attached"), name: "a.png", sizeBytes: 4, notes: [] };

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
  const first: Layer = { kind: "confirm-run", count: 60, draftText: "", confirm: () => undefined };
  layerOpened(first);
  onceLayerClosed(first, () => (closedCount += 1));
  layerOpened({ ...first });
  expect(closedCount).toBe(1);
  layerClosed();
  expect(closedCount).toBe(1);
});

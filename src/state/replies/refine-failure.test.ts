import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import type { Part } from "#core/content/part.ts";
import { addTurn } from "#core/conversation/edit-turns.ts";
import { planRequest } from "#core/conversation/planned-request.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import { saveBlob } from "#io/storage/blob-records.ts";
import { addLargestAttachment } from "./refine-failure.ts";

const TOO_LARGE: StreamEvent = { type: "failed", failure: { kind: "too-large", status: 413 } };

test("the failure of a too large request names the largest attachment, and other events stay unchanged", async () => {
  await saveBlob("aa", new Blob(["x".repeat(200)]));
  await saveBlob("bb", new Blob(["x".repeat(300)]));
  const parts: Part[] = [
    { kind: "image", blob: "aa", mediaType: "image/png", widthPx: 4, heightPx: 3, alt: "chart.png" },
    { kind: "document", blob: "bb", mediaType: "application/pdf", name: "scan.pdf" },
    { kind: "text", text: "Look" },
  ];
  const conversation = addTurn(exampleConversation(), { ...exampleTurn("t1", null), parts });
  const { request } = planRequest(conversation, [exampleReply()]);
  const events = await addLargestAttachment([TOO_LARGE], request);
  expect(events).toMatchObject([{ failure: { status: 413, largest: { name: "scan.pdf", sizeBytes: 300 } } }]);
  const without = addTurn(exampleConversation(), exampleTurn("t1", null));
  const { request: textRequest } = planRequest(without, [exampleReply()]);
  expect(await addLargestAttachment([TOO_LARGE], textRequest)).toEqual([TOO_LARGE]);
  expect(await addLargestAttachment([{ type: "interrupted" }], request)).toEqual([{ type: "interrupted" }]);
});

import { expect, test } from "vitest";
import { writeCapsule } from "#core/capsule/write-capsule.ts";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { NO_SECRETS } from "#core/wire/create-redactor.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { createImportContext } from "#e2e/fixtures/import-context.ts";
import { readImport } from "./read-import.ts";

const conversation = addReplies(addTurn({ ...exampleConversation(), title: "Tone" }, exampleTurn("t1", null)), [
  exampleReply({ status: "done", parts: [{ kind: "text", text: "Hello" }] }),
]);
const pictures = { ["a".repeat(64)]: { mediaType: "image/png", base64: "cGl4ZWxz" } };
const write = () => writeCapsule({ conversation, pictures, madeAtMs: Date.UTC(2026, 10, 27), redactor: NO_SECRETS });

test("a capsule is taken as a conversation of its own, with its answers and pictures", () => {
  const found = readImport(write(), createImportContext());
  expect(found).toMatchObject({
    format: { id: "capsule" },
    result: {
      pictures,
      conversations: [{ conversation: { title: "Tone" } }],
      rows: [
        { what: "Conversation", detail: "Tone" },
        { what: "Made", detail: "2026-11-27, Étude 0.1.0" },
        { what: "Turns", detail: "1" },
        { what: "Columns", detail: "1" },
        { what: "Answers", detail: "1" },
        { what: "Pictures", detail: "1" },
      ],
    },
  });
  expect(JSON.stringify(found)).not.toContain('"id":"r1"');
});

test("a damaged capsule is refused with its first fault", () => {
  expect(readImport(write().replace('"status": "done"', '"status": 5'), createImportContext())).toEqual({
    reason: "conversation.replies.0.status: it cannot be read.",
  });
});

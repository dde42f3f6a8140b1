import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { addTurn } from "#core/conversation/edit-turns.ts";
import { exampleConversation, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { createMemoryStorage } from "#e2e/fixtures/memory-storage.ts";
import { hashBytes } from "#io/images/hash-bytes.ts";
import { saveBlob } from "#io/storage/blob-records.ts";
import { saveConnection } from "#state/edits/save-connection.ts";
import { resetState } from "#state/reset-state.ts";
import { loadPictures } from "./load-pictures.ts";

beforeEach(() => void vi.stubGlobal("localStorage", createMemoryStorage()));
afterEach(() => {
  resetState();
  vi.unstubAllGlobals();
});

test("an attached text goes out with a conversation that is shared, and one with a key of this page does not", async () => {
  const key = "sk-attached-by-mistake-0123456789";
  saveConnection(
    { id: "openai", presetId: "openai", baseUrl: "http://localhost:1", wire: "chat-completions" },
    { key, remembered: false },
  );
  const attach = async (text: string) => {
    const bytes = new TextEncoder().encode(text);
    const blob = await hashBytes(bytes);
    await saveBlob(blob, new Blob([bytes], { type: "text/plain" }));
    return { kind: "document" as const, blob, mediaType: "text/plain", name: "notes.txt" };
  };
  const [notes, secrets] = [await attach("The lease ends."), await attach(`OPENAI_API_KEY=${key}\n`)];
  const turn = { ...exampleTurn("t1", null, "Read"), parts: [notes, secrets] };
  const pictures = await loadPictures(addTurn(exampleConversation(), turn));
  expect(Object.keys(pictures)).toEqual([notes.blob]);
});

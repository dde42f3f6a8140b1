import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { DocumentPart } from "#core/content/part.ts";
import type { Wire } from "#core/vocabulary.ts";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { listReplies, openUnusedConversation, waitForReplies } from "#e2e/fixtures/conversation-runs.ts";
import { createMemoryStorage } from "#e2e/fixtures/memory-storage.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import type { PresetId } from "#core/connections/presets.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { modelChosen } from "#state/edits/model-edits.ts";
import { extraJsonChanged } from "#state/edits/settings-edits.ts";
import { saveConnection } from "#state/edits/save-connection.ts";
import { loadCodeRequest } from "#state/export/code-request.ts";
import { run } from "#state/replies/run.ts";
import { resetState } from "#state/reset-state.ts";
import { storeText } from "./make-text-attachment.ts";

const NOTES = "# Notes\n\nÄpfel 🍎, ```code```\n";

let server: ApiServer;
beforeEach(async () => {
  vi.stubGlobal("localStorage", createMemoryStorage());
  resetState();
  server = await startApiServer({ paceMs: 0 });
  openUnusedConversation();
});
afterEach(() => {
  vi.unstubAllGlobals();
  return server.close();
});

/** The content of the only message that the server got, for a document with this change over a route. */
async function send(id: PresetId, wire: Wire, modelId: string, change: Partial<DocumentPart> = {}): Promise<unknown> {
  saveConnection({ id, presetId: id, baseUrl: server.baseUrl, wire }, { key: "test-key", remembered: false });
  const variantId = getOpen().variants[0]?.id ?? "";
  modelChosen(variantId, modelId);
  if (wire === "messages") extraJsonChanged(variantId, '{"max_tokens":64}');
  const attachment = await storeText(NOTES, "notes.md");
  draftReplaced({ text: "Sum up", attachments: [{ ...attachment, part: { ...attachment.part, ...change } }] });
  const shown = await loadCodeRequest(variantId);
  expect(await run()).toBeNull();
  await waitForReplies(1);
  expect(listReplies()[0]).toMatchObject({ status: "done" });
  const sent = server.requests.findLast(({ method }) => method === "POST")?.bodyText ?? "";
  expect(shown.kind === "call" ? shown.request.body : "").toBe(sent);
  const { messages } = JSON.parse(sent) as { messages: { content: unknown }[] };
  return messages[0]?.content;
}

const WORDS = { type: "text", text: "Sum up" };
const SOURCE = { type: "text", media_type: "text/plain", data: NOTES };

test("a text attached to a prompt reaches the Messages API of Anthropic as a cited document with its name", async () => {
  expect(await send("anthropic", "messages", "claude-opus-4-5", { isCited: true, context: "From May" })).toEqual([
    { type: "document", source: SOURCE, title: "notes.md", context: "From May", citations: { enabled: true } },
    WORDS,
  ]);
});

test("a text reaches AI/ML API's chat completions as a document to Claude, and among the words to other models", async () => {
  expect(await send("aimlapi", "chat-completions", "anthropic/claude-opus-4-5")).toEqual([
    { type: "document", source: { type: "text", data: `notes.md:\n\n${NOTES}` } },
    WORDS,
  ]);
});

test("a text reaches a model of OpenAI's format among the words of the prompt", async () => {
  expect(await send("aimlapi", "chat-completions", "openai/gpt-6-mini")).toEqual([
    { type: "text", text: `notes.md:\n\n\`\`\`\`\n${NOTES}\n\`\`\`\`` },
    WORDS,
  ]);
});

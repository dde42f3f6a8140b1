import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { explainCacheUse } from "#core/caching/explain-cache-use.ts";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { listReplies, openUnusedConversation, waitForReplies } from "#e2e/fixtures/conversation-runs.ts";
import { createMemoryStorage } from "#e2e/fixtures/memory-storage.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { run } from "#state/replies/run.ts";
import { resetState } from "#state/reset-state.ts";
import { breakpointChanged } from "./caching-edits.ts";
import { columnConnectionChosen } from "./column-settings.ts";
import { modelChosen } from "./model-edits.ts";
import { parameterChanged } from "./parameter-edits.ts";
import { saveConnection } from "./save-connection.ts";
import { systemPromptChanged } from "./system-prompt-changed.ts";

let server: ApiServer;
beforeEach(async () => {
  vi.stubGlobal("localStorage", createMemoryStorage());
  resetState();
  server = await startApiServer({ paceMs: 0 });
  openUnusedConversation();
  saveConnection(
    { id: "anthropic", presetId: "anthropic", baseUrl: server.baseUrl, wire: "messages" },
    { key: "test-key", remembered: false },
  );
  columnConnectionChosen(columnId(), "anthropic");
  modelChosen(columnId(), "claude-opus-4-5");
  parameterChanged(columnId(), "max_tokens", 900);
});
afterEach(() => {
  vi.unstubAllGlobals();
  return server.close();
});

const columnId = () => getOpen().variants[0]?.id ?? "";
const byTime = () => listReplies().toSorted((a, b) => (a.startedAtMs ?? 0) - (b.startedAtMs ?? 0));

async function ask(text: string, count: number): Promise<void> {
  draftReplaced({ text, attachments: [] });
  expect(await run()).toBeNull();
  await waitForReplies(count);
}

test("a system prompt with a breakpoint is written once, read by the next request, and its change is named", async () => {
  systemPromptChanged("word ".repeat(4100).trim());
  breakpointChanged(columnId(), "system", "1h");
  await ask("One", 1);
  await ask("Two", 2);
  systemPromptChanged(`New ${"word ".repeat(4100).trim()}`);
  await ask("Three", 3);
  expect(server.requests.flatMap(({ violations }) => violations)).toEqual([]);
  const replies = byTime();
  expect(replies.map(({ usage }) => [usage?.cachedInputTokens, usage?.cacheWrittenForHourTokens])).toEqual([
    [0, 4100],
    [4100, undefined],
    [0, 4101],
  ]);
  expect(replies.map((reply) => explainCacheUse(getOpen(), reply))).toEqual([
    "Written to the cache; the next request can read it.",
    undefined,
    "Not read from the cache: the system prompt changed since the answer before.",
  ]);
});

test("a breakpoint that is removed is not sent", async () => {
  breakpointChanged(columnId(), "latest", "5m");
  await ask("One", 1);
  expect(server.requests.at(-1)?.bodyText).toContain('"cache_control":{"type":"ephemeral"}');
  breakpointChanged(columnId(), "latest", undefined);
  await ask("Two", 2);
  expect(server.requests.at(-1)?.bodyText).not.toContain("cache_control");
});

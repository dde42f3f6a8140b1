import "fake-indexeddb/auto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { changeSettings, resolveSettings } from "#core/conversation/settings.ts";
import type { Parameters } from "#core/vocabulary.ts";
import { openConversationChanged } from "#state/document/documents.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { getNotices } from "#state/notices.ts";
import { resetState } from "#state/reset-state.ts";
import { saveConnection } from "./save-connection.ts";
import { trySuccessor } from "./try-successor.ts";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer({ paceMs: 0 });
});
afterAll(async () => {
  resetState();
  await server.close();
});
beforeEach(() => {
  resetState();
  server.reset();
  saveConnection(
    { id: "aimlapi", presetId: "aimlapi", baseUrl: server.baseUrl, wire: "chat-completions" },
    { key: "test-key", remembered: false },
  );
  openNewConversation();
});

async function trySuccessorOf(modelId: string, parameters: Parameters) {
  const [column] = listColumns(getOpen());
  const id = column?.id ?? "";
  openConversationChanged((before) => changeSettings(before, id, { connectionId: "aimlapi", modelId, parameters }));
  await trySuccessor(id);
  return listColumns(getOpen()).map((each) => {
    const { modelId: model, parameters: values } = resolveSettings(getOpen(), each.id);
    return [model, values];
  });
}

test("a column with the successor has every setting that it takes, and a notice names the others", async () => {
  const parameters = { max_tokens: 8192, temperature: 0.2, "thinking.type": "enabled", "thinking.budget_tokens": 4096 };
  expect(await trySuccessorOf("anthropic/claude-opus-4-5", parameters)).toEqual([
    ["anthropic/claude-opus-4-5", parameters],
    ["anthropic/claude-opus-4-8", { max_tokens: 8192, "thinking.type": "enabled", "thinking.budget_tokens": 4096 }],
  ]);
  expect(getNotices().at(-1)?.text).toBe(
    "Variant B asks anthropic/claude-opus-4-8 the same, but: temperature 0.2 is left out.",
  );
});

test("the beginning of an answer is left out where the successor takes none, in its column alone", async () => {
  openConversationChanged((before) => ({ ...before, shared: { ...before.shared, prefill: "{" } }));
  await trySuccessorOf("anthropic/claude-opus-4-5", {});
  const columns = listColumns(getOpen()).map(({ id }) => resolveSettings(getOpen(), id).prefill);
  expect(columns).toEqual(["{", ""]);
  expect(getNotices().at(-1)?.text).toContain("but: the beginning of the answer is left out.");
});

test("a notice says that the list has no newer model, or that there is no list", async () => {
  expect(await trySuccessorOf("anthropic/claude-opus-4-8", {})).toHaveLength(1);
  expect(getNotices().at(-1)?.text).toBe(
    "The service lists no newer model of the family of anthropic/claude-opus-4-8.",
  );
  resetState();
  const silent = await startApiServer({ paceMs: 0 });
  silent.models = "fail";
  saveConnection(
    { id: "other", presetId: "custom", baseUrl: silent.baseUrl, wire: "chat-completions" },
    { key: "test-key", remembered: false },
  );
  openNewConversation();
  const id = listColumns(getOpen())[0]?.id ?? "";
  openConversationChanged((before) =>
    changeSettings(before, id, { connectionId: "other", modelId: "claude-opus-4-5" }),
  );
  await trySuccessor(id);
  await silent.close();
  expect(getNotices().map(({ text }) => text)).toContain(
    "The service did not return its list of models, so that no newer model is known.",
  );
});

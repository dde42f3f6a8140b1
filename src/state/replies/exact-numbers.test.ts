import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { connectTo, openUnusedConversation, waitForReplies } from "#e2e/fixtures/conversation-runs.ts";
import { createMemoryStorage } from "#e2e/fixtures/memory-storage.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { buildOwnSpecs } from "#core/parameters/build-specs.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { modelChosen } from "#state/edits/model-edits.ts";
import { parameterTyped } from "#state/edits/parameter-edits.ts";
import { extraJsonChanged } from "#state/edits/settings-edits.ts";
import { loadCodeRequest } from "#state/export/code-request.ts";
import { resetState } from "#state/reset-state.ts";
import { run } from "./run.ts";

let server: ApiServer;
beforeEach(async () => {
  vi.stubGlobal("localStorage", createMemoryStorage());
  resetState();
  server = await startApiServer({ paceMs: 0 });
  openUnusedConversation();
  connectTo(server);
});
afterEach(() => {
  vi.unstubAllGlobals();
  return server.close();
});

test("numbers of more digits than JavaScript keeps are sent as typed, in a field, in several and in Extra JSON", async () => {
  const variantId = getOpen().variants[0]?.id ?? "";
  modelChosen(variantId, "openai/gpt-6-mini");
  const [seed] = buildOwnSpecs({ seed: { type: "integer" } });
  if (!seed) throw new Error("There is no spec.");
  parameterTyped(variantId, seed, "9007199254740993", seed.control);
  extraJsonChanged(variantId, '{"user":"a","metadata":{"x":123456789012345678901}}');
  draftReplaced({ text: "One", attachments: [] });
  const shown = await loadCodeRequest(variantId);
  expect(await run()).toBeNull();
  await waitForReplies(1);
  const sent = server.requests.at(-1)?.bodyText;
  expect(sent).toContain('"seed":9007199254740993');
  expect(sent).toContain('"metadata":{"x":123456789012345678901}');
  expect(shown.kind === "call" ? shown.request.body : "").toBe(sent);
  parameterTyped(variantId, seed, "9007199254740993, 1e400", seed.control);
  draftReplaced({ text: "Two", attachments: [] });
  expect(await run()).toBeNull();
  await waitForReplies(3);
  const seeds = server.requests.slice(-2).map(({ bodyText }) => /"seed":([^,}]+)/.exec(bodyText)?.[1]);
  expect(new Set(seeds)).toEqual(new Set(["1e400", "9007199254740993"]));
});

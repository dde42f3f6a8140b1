import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { connectTo, listReplies, openUnusedConversation, waitForReplies } from "#e2e/fixtures/conversation-runs.ts";
import { createMemoryStorage } from "#e2e/fixtures/memory-storage.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { modelChosen } from "#state/edits/model-edits.ts";
import { runFailureAction } from "#state/edits/run-failure-action.ts";
import { resetState } from "#state/reset-state.ts";
import { run } from "./run.ts";

let server: ApiServer;
beforeEach(async () => {
  vi.stubGlobal("localStorage", createMemoryStorage());
  resetState();
  server = await startApiServer({ paceMs: 0 });
  openUnusedConversation();
  connectTo(server);
  modelChosen(getOpen().variants[0]?.id ?? "", "openai/gpt-6-mini");
});
afterEach(() => {
  vi.unstubAllGlobals();
  return server.close();
});

async function refuse(status: number, message: string): Promise<void> {
  server.next({ kind: "status", status, body: { error: { message } } });
  draftReplaced({ text: "One", attachments: [] });
  expect(await run()).toBeNull();
  await waitForReplies(1);
}

const failure = () => listReplies()[0]?.failure;
const body = () => server.requests.at(-1)?.body as Record<string, unknown>;

test("stream_options that a server refuses is left out by the button, and for this server ever after", async () => {
  await refuse(400, "Unrecognized request argument supplied: stream_options");
  expect(body()).toHaveProperty("stream_options");
  expect(failure()).toMatchObject({ kind: "unknown-field", field: "stream_options" });
  const [refused] = listReplies();
  if (!refused) throw new Error("There is no reply.");
  runFailureAction({ kind: "send-adapted", adaptation: "no-stream-options" }, refused);
  await waitForReplies(2);
  expect(listReplies()[1]?.status).toBe("done");
  expect(body()).not.toHaveProperty("stream_options");
  resetState();
  openNewConversation();
  connectTo(server);
  modelChosen(getOpen().variants[0]?.id ?? "", "openai/gpt-6-mini");
  draftReplaced({ text: "Two", attachments: [] });
  expect(await run()).toBeNull();
  await waitForReplies(1);
  expect(server.requests).toHaveLength(3);
  expect(body()).not.toHaveProperty("stream_options");
});

test("thinking that a server refuses is left out by the button, for that model of the server ever after", async () => {
  await refuse(400, "property 'messages.1.reasoning_content' is unsupported");
  const [refused] = listReplies();
  if (!refused) throw new Error("There is no reply.");
  runFailureAction({ kind: "send-adapted", adaptation: "no-own-fields" }, refused);
  await waitForReplies(2);
  const adaptations = () => listReplies().at(-1)?.sentWith.adaptations;
  expect(adaptations()).toEqual(["no-own-fields"]);
  resetState();
  openNewConversation();
  connectTo(server);
  for (const [index, [model, expected]] of [
    ["openai/gpt-6-mini", ["no-own-fields"]],
    ["openai/o9", undefined],
  ].entries()) {
    modelChosen(getOpen().variants[0]?.id ?? "", String(model));
    draftReplaced({ text: "Two", attachments: [] });
    expect(await run()).toBeNull();
    await waitForReplies(index + 1);
    expect(
      Object.values(getOpen().replies).find(({ sentWith }) => sentWith.modelId === model)?.sentWith.adaptations,
    ).toEqual(expected);
  }
});

test("max_tokens that is too large is sent again with the number that fits, which its field then shows", async () => {
  await refuse(402, "Ask for fewer max_tokens: you can only afford 77.");
  expect(failure()).toMatchObject({ kind: "max-tokens-too-large", fittingMaxTokens: 77 });
  const [refused] = listReplies();
  if (!refused) throw new Error("There is no reply.");
  runFailureAction({ kind: "send-with", path: "max_tokens", value: 77 }, refused);
  await waitForReplies(2);
  // The model's own name for the same limit.
  expect(body()).toMatchObject({ max_completion_tokens: 77 });
  expect(Object.values(getOpen().shared.parameters)).toContain(77);
});

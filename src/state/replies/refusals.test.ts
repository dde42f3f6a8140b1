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
import { extraJsonChanged } from "#state/edits/settings-edits.ts";
import { parameterChanged } from "#state/edits/parameter-edits.ts";
import { correctionDeleted, getModelCorrections } from "#state/connections/model-corrections.ts";
import { listRememberedAdaptations, refusalForgotten } from "#state/connections/refused-fields.ts";
import { explainFailure } from "#core/failures/explain-failure.ts";
import { buildSentRequest } from "#core/conversation/sent-request.ts";
import { PRESETS } from "#core/connections/presets.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import type { FailureAction } from "#core/failures/explanation.ts";
import type { StateAction } from "#state/edits/run-failure-action.ts";
import { rerunReply } from "./rerun-reply.ts";
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

const MODEL = { connectionId: "aimlapi", modelId: "openai/gpt-6-mini" };
const OPUS = { connectionId: "aimlapi", modelId: "anthropic/claude-opus-4-5" };
const variantId = () => getOpen().variants[0]?.id ?? "";

function getLast(): Reply {
  const reply = listReplies().at(-1);
  if (!reply) throw new Error("There is no reply.");
  return reply;
}

/** The first button that the page offers for the failure of the last reply. */
function getOffer(): FailureAction {
  const reply = getLast();
  if (!reply.failure) throw new Error("The reply has not failed.");
  const sent = buildSentRequest(reply, []);
  const { modelId } = reply.sentWith;
  const { actions } = explainFailure(reply.failure, {
    preset: PRESETS.aimlapi,
    modelId,
    pageOrigin: "",
    headerNames: [],
    sent,
  });
  return actions[0];
}

async function repair(): Promise<FailureAction> {
  const offer = getOffer();
  const count = listReplies().length;
  runFailureAction(offer as StateAction, getLast());
  await waitForReplies(count + 1);
  return offer;
}

async function askAnew(text: string): Promise<void> {
  draftReplaced({ text, attachments: [] });
  expect(await run()).toBeNull();
}

test.each([
  "Unsupported parameter: 'temperature' is not supported with this model.",
  "temperature: Extra inputs are not permitted",
  "`temperature` is deprecated for this model.",
])(
  "a parameter refused with “%s” is left out by one press, after a reload too, until its correction is deleted",
  async (message) => {
    modelChosen(variantId(), OPUS.modelId);
    parameterChanged(variantId(), "temperature", 0.4);
    await refuse(400, message);
    expect(body()).toMatchObject({ temperature: 0.4 });
    expect(await repair()).toEqual({ kind: "send-without", paths: ["temperature"] });
    expect(getLast().status).toBe("done");
    expect(body()).not.toHaveProperty("temperature");
    // Its value is kept, and not sent.
    expect(getOpen().shared.parameters).toMatchObject({ temperature: 0.4 });
    resetState();
    openNewConversation();
    connectTo(server);
    modelChosen(variantId(), OPUS.modelId);
    parameterChanged(variantId(), "temperature", 0.6);
    await askAnew("Two");
    await waitForReplies(1);
    expect(body()).not.toHaveProperty("temperature");
    expect(getModelCorrections(OPUS)).toMatchObject([{ path: "temperature" }]);
    expect(getModelCorrections({ ...OPUS, modelId: "openai/o9" })).toEqual([]);
    correctionDeleted(OPUS, "temperature");
    resetState();
    connectTo(server);
    draftReplaced({ text: "Three", attachments: [] });
    openNewConversation();
    modelChosen(variantId(), OPUS.modelId);
    parameterChanged(variantId(), "temperature", 0.6);
    await askAnew("Three");
    await waitForReplies(1);
    expect(body()).toMatchObject({ temperature: 0.6 });
  },
);

test.each<[string, string]>([
  ['{"output_config": {"effort": "low"}, "seed": 5}', "output_config"],
  ['{"cache_control": {"type": "ephemeral"}, "seed": 5}', "cache_control"],
  ['{"colour": 5, "seed": 5}', "colour"],
])("a field of Extra JSON that the server refuses in %s is left out alone, then and later", async (extra, name) => {
  extraJsonChanged(variantId(), extra);
  await askAnew("One");
  await waitForReplies(1);
  expect(body()).toHaveProperty(name);
  expect(await repair()).toEqual({ kind: "send-without", paths: [name] });
  expect(getLast().status).toBe("done");
  expect(body()).toMatchObject({ seed: 5 });
  expect(body()).not.toHaveProperty(name);
  expect(getOpen().shared.extraJson).toBe(extra);
  openNewConversation();
  modelChosen(variantId(), MODEL.modelId);
  extraJsonChanged(variantId(), extra);
  await askAnew("Again");
  await waitForReplies(1);
  expect(getLast().status).toBe("done");
  expect(body()).not.toHaveProperty(name);
});

test("a bound that the model names is set by one press and kept for the model, and what a credit allows is not", async () => {
  parameterChanged(variantId(), "max_completion_tokens", 9000);
  await refuse(400, "max_completion_tokens is too large: this model supports at most 8192 completion tokens.");
  expect(await repair()).toMatchObject({
    kind: "send-with",
    path: "max_completion_tokens",
    value: 8192,
    isBound: true,
  });
  expect(body()).toMatchObject({ max_completion_tokens: 8192 });
  parameterChanged(variantId(), "max_completion_tokens", 9000);
  await askAnew("Again");
  await waitForReplies(3);
  expect(body()).toMatchObject({ max_completion_tokens: 8192 });
  correctionDeleted(MODEL, "max_completion_tokens");
  expect(getOffer).toThrow("has not failed");
});

test("a bound is set where it was written in Extra JSON", async () => {
  extraJsonChanged(variantId(), '{"max_completion_tokens": 9000, "seed": 5}');
  await refuse(400, "max_completion_tokens is too large: this model supports at most 8192 completion tokens.");
  await repair();
  expect(body()).toMatchObject({ max_completion_tokens: 8192, seed: 5 });
  expect(JSON.parse(getOpen().shared.extraJson)).toEqual({ max_completion_tokens: 8192, seed: 5 });
});

test("a field that a request made by hand was refused for is taken out of that request, and nothing is remembered", async () => {
  await refuse(400, "Bad request");
  server.next({ kind: "status", status: 400, body: { error: { message: "Unknown parameter: 'colour'" } } });
  rerunReply(getLast(), { sentWith: { handMadeBody: '{"model": "openai/gpt-6-mini", "colour": 1, "messages": []}' } });
  await waitForReplies(2);
  expect(await repair()).toEqual({ kind: "send-without", paths: ["colour"] });
  expect(body()).toEqual({ model: "openai/gpt-6-mini", messages: [] });
  expect(getModelCorrections(MODEL)).toEqual([]);
});

test("a server's remembered refusal is forgotten when its correction is deleted", async () => {
  await refuse(400, "Unrecognized request argument supplied: stream_options");
  await repair();
  expect(listRememberedAdaptations(MODEL)).toEqual(["no-stream-options"]);
  refusalForgotten(MODEL, "no-stream-options");
  resetState();
  expect(listRememberedAdaptations(MODEL)).toEqual([]);
});

test.each([
  ["no JSON", "{"],
  ["a later version", '{"version": 2, "corrections": []}'],
  ["a list", "[1]"],
  ["entries of other kinds", '{"version": 1, "corrections": [1, {"path": 2}, null]}'],
])("stored corrections that are %s leave every parameter sent", (_name, stored) => {
  localStorage.setItem("etude:corrections", stored);
  resetState();
  expect(getModelCorrections(MODEL)).toEqual([]);
});

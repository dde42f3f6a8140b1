import { expect, test } from "vitest";
import { exampleConversation, exampleReply } from "#e2e/fixtures/example-conversation.ts";
import { answerPlan, planText } from "#e2e/fixtures/example-plans.ts";
import type { Batch } from "#core/conversation/batch.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { leaveBatches } from "#core/conversation/leave-batches.ts";
import { planRequest } from "#core/conversation/planned-request.ts";
import { computeReplyCost } from "#core/conversation/reply-cost.ts";
import type { BatchForm } from "./batch-form.ts";
import { BATCH_CODECS } from "./batch-codecs.ts";
import { buildCustomId } from "./batch-custom-id.ts";
import { parseBatchResults } from "./batch-result.ts";
import { encodeBatchEntry } from "./encode-batch-entry.ts";
import { splitEntries } from "./split-entries.ts";
import { findLostBatch } from "./find-lost-batch.ts";
import { planBatches } from "./plan-batches.ts";

const ROWS = Object.fromEntries(["one", "two"].map((id, position) => [id, { id, position, values: { id } }]));
const OPUS = "anthropic/claude-opus-4-5";

/** A conversation over two rows with a model on AI/ML API. */
const makeRows = (modelId = OPUS): Conversation => ({
  ...exampleConversation({ connectionId: "aimlapi", modelId }),
  rows: ROWS,
});

const listReasons = (conversation: Conversation, text: string) =>
  planBatches(planText(conversation, text).requests, () => ({ id: "aimlapi", name: "AI/ML API" })).left;

test("AI/ML API's batches take single text prompts to Claude alone, and each other request is named with its reason", () => {
  expect(listReasons(makeRows(), "Say {{id}}")).toEqual([]);
  expect(listReasons(makeRows("openai/gpt-4.1"), "Say {{id}}")).toEqual([
    { reason: "AI/ML API takes batches for Claude alone", count: 2 },
  ]);
  expect(listReasons(answerPlan(planText(makeRows(), "Say {{id}}")), "And {{id}}?")).toEqual([
    { reason: "AI/ML API takes single prompts in a batch, no earlier turns and no begun answers", count: 2 },
  ]);
  const refused = makeRows();
  const withSeed = { ...refused, shared: { ...refused.shared, parameters: { seed: 1 } } };
  expect(listReasons(withSeed, "Say {{id}}")).toEqual([
    { reason: "AI/ML API does not take seed in a batch", count: 2 },
  ]);
  expect(planBatches(planText(makeRows(), "x").requests, () => ({ id: "ollama", name: "Ollama" })).left).toEqual([
    { reason: "Ollama takes no batches", count: 2 },
  ]);
});

test("a request of a batch is the ordinary one without streaming, under an id that every service takes", () => {
  const { conversation, replies } = planText(
    { ...makeRows(), rows: {}, shared: { ...makeRows().shared, parameters: { stream: true, temperature: 0.5 } } },
    "Hello",
  );
  const [reply] = replies;
  if (!reply) throw new Error("no reply");
  const { request } = planRequest(conversation, [reply]);
  expect(JSON.parse(encodeBatchEntry("aimlapi", "chat-completions", "r1", request))).toEqual({
    custom_id: "r1",
    params: { model: OPUS, messages: [{ role: "user", content: "Hello" }], temperature: 0.5 },
  });
  const line = { ...request, dialect: "openai" as const, stream: true };
  expect(JSON.parse(encodeBatchEntry("openai", "chat-completions", "r1", line))).toMatchObject({
    custom_id: "r1",
    method: "POST",
    url: "/v1/chat/completions",
    body: { model: OPUS },
  });
  const odd = ["ü", "a b", "a_b", "x".repeat(80), "x".repeat(81), ""].map(buildCustomId);
  expect(odd.every((id) => /^[\w-]{1,64}$/.test(id))).toBe(true);
  expect(new Set(odd).size).toBe(odd.length);
});

test("entries are split where a batch would have too many of them, or too many bytes", () => {
  const sizes = (limits: { requests: number; bytes: number }) =>
    splitEntries(
      [4, 4, 4, 20, 1].map((bytes) => ({ bytes })),
      limits,
    ).map(({ length }) => length);
  expect(sizes({ requests: 2, bytes: 100 })).toEqual([2, 2, 1]);
  expect(sizes({ requests: 9, bytes: 10 })).toEqual([2, 1, 1, 1]);
});

const read = (form: BatchForm, body: unknown) => BATCH_CODECS[form].parseState(JSON.stringify(body), "b");

test("each service's states are read, also those that are spelled in two ways or are not known yet", () => {
  const counts = { processing: 1, succeeded: 2, errored: 0, canceled: 0, expired: 0 };
  const whole = {
    id: "b",
    processing_status: "in_progress",
    request_counts: counts,
    expires_at: "2026-11-28T00:00:00Z",
  };
  expect(read("anthropic", whole)).toMatchObject({
    status: "running",
    finishedCount: 2,
    totalCount: 3,
    resultPaths: [],
  });
  expect(read("anthropic", { ...whole, processing_status: "ended" })).toMatchObject({
    status: "ended",
    resultPaths: ["/messages/batches/b/results"],
  });
  expect(read("anthropic", { ...whole, processing_status: "canceling" })?.status).toBe("cancelling");
  expect(read("aimlapi", { id: "b", status: "generating" })?.status).toBe("running");
  // Its results come as lines.
  expect(read("aimlapi", { ...whole, processing_status: "ended" })?.status).toBe("running");
  for (const status of ["canceled", "cancelled"])
    expect(read("aimlapi", { ...whole, status })?.status).toBe("cancelled");
  expect(read("openai", { id: "b", status: "finalizing" })?.status).toBe("running");
  expect(read("openai", { id: "b", status: "thinking_about_it" })?.status).toBe("running");
  expect(read("openai", { id: "b", status: "completed", output_file_id: "f/1", error_file_id: null })).toMatchObject({
    status: "ended",
    resultPaths: ["/files/f%2F1/content"],
  });
  expect(
    read("openai", { id: "b", status: "failed", errors: { data: [{ message: "Line 1 is bad." }] } }),
  ).toMatchObject({
    status: "failed",
    problem: "Line 1 is bad.",
  });
  for (const form of ["anthropic", "aimlapi", "openai"] as const) {
    expect(BATCH_CODECS[form].parseState("<html>", "b")).toBeUndefined();
    expect(read(form, { error: { message: "no" } })).toBeUndefined();
  }
});

test("results are read in any order, over damaged lines, and as one list", () => {
  const result = { custom_id: "r1", result: { type: "succeeded", message: { id: "m" } } };
  const lines = [
    JSON.stringify(result),
    "{broken",
    "",
    JSON.stringify({ custom_id: "r2", result: { type: "expired" } }),
  ];
  const kinds = [
    { customId: "r1", outcome: { kind: "answer", body: { id: "m" } } },
    { customId: "r2", outcome: { kind: "expired" } },
  ];
  expect(parseBatchResults(lines.join("\r\n"))).toEqual(kinds);
  expect(parseBatchResults(JSON.stringify([result], null, 2))).toEqual(kinds.slice(0, 1));
  const errored = {
    custom_id: "r3",
    result: { type: "errored", error: { type: "error", error: { type: "overloaded_error", message: "Overloaded" } } },
  };
  expect(parseBatchResults(JSON.stringify(errored))[0]?.outcome).toMatchObject({
    kind: "failed",
    failure: { kind: "overloaded" },
  });
  expect(parseBatchResults('{"id":"b","status":"generating"}')).toEqual([]);
});

const LOST: Batch = {
  id: "mine",
  connectionId: "anthropic",
  form: "anthropic",
  status: "sending",
  requestCount: 3,
  createdAtMs: 1e12,
};

test("a lost batch is the one with its mark, else the only one of its size and time", () => {
  const state = { status: "running" as const, resultPaths: [], totalCount: 3, createdAtMs: 1e12 + 2000 };
  const find = (states: Parameters<typeof findLostBatch>[1], known: string[] = []) =>
    findLostBatch(LOST, states, new Set(known))?.providerId;
  expect(
    find([
      { ...state, providerId: "p1" },
      { ...state, providerId: "p2", totalCount: 4 },
    ]),
  ).toBe("p1");
  expect(
    find([
      { ...state, providerId: "p1" },
      { ...state, providerId: "p2" },
    ]),
  ).toBeUndefined();
  expect(
    find(
      [
        { ...state, providerId: "p1" },
        { ...state, providerId: "p2" },
      ],
      ["p1"],
    ),
  ).toBe("p2");
  expect(find([{ ...state, providerId: "p1", createdAtMs: 1e12 + 3_600_000 }])).toBeUndefined();
  expect(
    find([
      { ...state, providerId: "p1", ownId: "other" },
      { ...state, providerId: "p2", ownId: "mine", totalCount: 9 },
    ]),
  ).toBe("p2");
});

test("an answer from a batch is estimated at half the price, and keeps what was billed", () => {
  const prices = { inputUsdPerMillionTokens: 10, outputUsdPerMillionTokens: 10 };
  const reply = exampleReply({ id: "r", status: "done", usage: { inputTokens: 100_000, outputTokens: 100_000 } });
  expect(computeReplyCost(reply, prices)?.usd).toBe(2);
  expect(computeReplyCost({ ...reply, batchId: "b" }, prices)?.usd).toBe(1);
  expect(computeReplyCost({ ...reply, batchId: "b", billedUsd: 0.7 }, prices)?.usd).toBe(0.7);
});

test("a copy of a conversation has no batches, and what waited in one is cut off there", () => {
  const waiting = exampleReply({ id: "r", status: "queued", batchId: "mine" });
  const copy = leaveBatches({ ...exampleConversation(), replies: { r: waiting }, batches: { mine: LOST } });
  expect(copy.batches).toBeUndefined();
  expect(copy.replies["r"]).toMatchObject({ status: "interrupted" });
  expect(copy.replies["r"]?.batchId).toBeUndefined();
});

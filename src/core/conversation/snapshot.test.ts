import { expect, test } from "vitest";
import type { Conversation, Reply } from "./conversation.ts";
import { addReplies, addTurn } from "./edit-turns.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { getThread } from "./get-thread.ts";
import { findNewestLeaf } from "./turn-tree.ts";
import { DOCUMENT_VERSION } from "./migrations.ts";
import { parseSnapshot, parseSnapshotInSteps } from "./snapshot.ts";

const FULL_REPLY: Required<Reply> = {
  ...exampleReply(),
  rowId: "w1",
  isExample: true,
  copyOf: "r9",
  after: {
    replyId: "r0",
    kind: "tools",
    results: [{ kind: "tool-result", callId: "x", isError: false, isMocked: true, parts: [] }],
  },
  status: "failed",
  phase: "waiting",
  parts: [
    { kind: "text", text: "t", cache: "5m" },
    {
      kind: "image",
      blob: "ab",
      mediaType: "image/png",
      widthPx: 1,
      heightPx: 2,
      alt: "a",
      page: { name: "n", number: 7 },
      cache: "1h",
    },
    {
      kind: "document",
      blob: "cd",
      mediaType: "application/pdf",
      name: "n",
      sizeBytes: 9,
      pageCount: 2,
      pagesOf: { blob: "ef", numbers: [1, 7] },
      isSentAsText: true,
      isCited: true,
      context: "c",
      cache: "5m",
    },
    { kind: "thinking", text: "t", signature: "s", wire: "messages" },
    { kind: "redacted-thinking", data: "d" },
    { kind: "tool-call", callId: "c", name: "n", argumentsText: "{}" },
    { kind: "unknown", wire: "predict", raw: { a: [1, null, "x", true] } },
  ],
  sentWith: {
    ...exampleReply().sentWith,
    schemaHash: "h",
    handMadeBody: "{}",
    handMadeHeaders: { "anthropic-beta": "b" },
    prefill: "{",
    caching: { tools: "5m", system: "1h", latest: "5m" },
    parameters: { "a.b": { c: [1] } },
    thread: {
      builtOn: "r0",
      edits: [{ at: 0, leftOut: 1, steps: [{ turnId: "t0", replyId: null }] }],
      fromTurnId: "t0",
    },
  },
  finishReason: "stop",
  stopSequence: "END",
  refusal: { category: "cyber", explanation: "e" },
  failure: {
    kind: "server-error",
    status: 500,
    serverMessage: "m",
    requestId: "r",
    host: "h",
    largest: { name: "n", sizeBytes: 9 },
  },
  usage: {
    inputTokens: 1,
    outputTokens: 2,
    thinkingTokens: 3,
    cachedInputTokens: 4,
    cacheWrittenTokens: 5,
    cacheWrittenForHourTokens: 6,
    webSearches: 7,
  },
  billedUsd: 1,
  startedAtMs: 1,
  firstTokenAtMs: 2,
  endedAtMs: 3,
  mark: { verdict: "fail", rating: 2, note: "n", markedAtMs: 4 },
  judgements: {
    k1: {
      outcome: "pass",
      reason: "r",
      score: 0.5,
      answers: ["VERDICT: PASS"],
      againstReplyId: "r0",
      askedWith: "h",
      modelId: "m",
      usage: { inputTokens: 1 },
      costUsd: 0.1,
      judgedAtMs: 5,
    },
  },
  batchId: "b1",
};

const FULL: Conversation = {
  ...addReplies(addTurn(exampleConversation(), { ...exampleTurn("t1", null), own: { a: [0], b: [] } }), [FULL_REPLY]),
  title: "T",
  variants: [
    {
      id: "a",
      overrides: { modelId: "m", parameters: { temperature: 0 }, prefill: "{", caching: { system: "5m" } },
      name: "N",
      samples: 3,
      swept: { top_k: "1, 5" },
      sweep: { id: "s", valueIds: { temperature: "v" } },
      threadFrom: { variantId: "b", upToTurnId: "t0" },
      isResting: true,
      isRemoved: true,
    },
  ],
  rows: {
    w1: { id: "w1", position: 0, values: { name: "Ada", ["__proto__"]: "own" } },
    w2: { id: "w2", position: 1.5, values: {} },
  },
  variableKinds: { name: { kind: "text" } },
  view: { leafTurnId: "t1", shown: { "t1:a:w1": "r1" }, rowId: "w1" },
  gone: { r0: { id: "r0", turnId: "t0", isGone: true, sentWith: { thread: {} } } },
  sweeps: [{ id: "s", values: { temperature: [{ id: "v", value: 0 }] } }],
  mocks: [
    { toolName: "a", kind: "fixed", result: "r", isError: true },
    { toolName: "b", kind: "table", entries: [{ argumentsText: "{}", result: "r" }], otherwise: "o" },
    { toolName: "c", kind: "expression", expression: "a + 1", isOff: true },
  ],
  maxToolRounds: 3,
  choices: { c1: { id: "c1", turnId: "t1", rowId: "w1", replyIds: ["r1", "r2"], chosenIds: ["r2"], chosenAtMs: 6 } },
  batches: {
    b1: {
      id: "b1",
      connectionId: "c",
      form: "openai",
      providerId: "p",
      inputFileId: "f",
      status: "running",
      requestCount: 2,
      finishedCount: 1,
      problem: "It is late.",
      createdAtMs: 1,
      expiresAtMs: 9,
      fetchedAtMs: 8,
    },
  },
};

function stored(conversation: Conversation) {
  const { turns, replies, rows, gone, ...head } = JSON.parse(JSON.stringify(conversation)) as Conversation;
  return {
    head,
    turns: Object.values(turns),
    replies: [...Object.values(replies), ...Object.values(gone)],
    rows: Object.values(rows),
  };
}

test("a conversation with every field is loaded as it was saved", () => {
  expect(parseSnapshot(stored(FULL))).toEqual({ conversation: FULL, unreadable: 0 });
});

test("damaged rows are counted and spoil no other record, and replies without a row stand in the first one", () => {
  const parts = stored(FULL);
  const { rowId: _row, ...loose } = FULL_REPLY;
  const rows = [
    ...parts.rows,
    { id: "w3", position: "0", values: {} },
    { id: "w4", position: 1, values: { a: 5 } },
    null,
  ];
  const parsed = parseSnapshot({ ...parts, rows, replies: [loose] });
  expect(parsed?.unreadable).toBe(3);
  expect(parsed?.conversation.rows).toEqual(FULL.rows);
  expect(parsed?.conversation.replies).toEqual({ r1: FULL_REPLY });
});

test("a damaged reply is counted and spoils no other record", () => {
  const parts = stored(FULL);
  const parsed = parseSnapshot({ ...parts, replies: [...parts.replies, { id: "bad" }, null] });
  expect(parsed).toEqual({ conversation: FULL, unreadable: 2 });
});

test("a head of a later version is not parsed", () => {
  const parts = stored(FULL);
  expect(parseSnapshot({ ...parts, head: { ...parts.head, version: DOCUMENT_VERSION + 1 } })).toBeUndefined();
});

test("a conversation of version 1 is parsed whole, also where some of its records are newer than its head", () => {
  const { head, ...records } = stored(FULL);
  const { replies } = records;
  const old = replies.map((reply) => ({ ...reply, sentWith: { ...reply.sentWith, dialect: "claude" } }));
  expect(parseSnapshot({ head: { ...head, version: 1 }, ...records, replies: old })).toEqual({
    conversation: FULL,
    unreadable: 0,
  });
  expect(parseSnapshot({ head: { ...head, version: 1 }, ...records })?.conversation).toEqual(FULL);
});

test("turns that follow each other in a circle are counted, and begin at the oldest of them", () => {
  const { head, turns, replies } = stored(FULL);
  const [first] = turns;
  const ring = ["r3", "r1", "r2"].map((id, index, ids) => ({
    ...first,
    id,
    parentId: ids.at(index - 1) ?? null,
    createdAtMs: Number(id.slice(1)),
  }));
  const tail = { ...first, id: "tail", parentId: "r2", createdAtMs: 9 };
  const own = { ...first, id: "own", parentId: "own", createdAtMs: 8 };
  const parsed = parseSnapshot({ head, turns: [tail, ...ring, own], replies });
  expect(parsed?.unreadable).toBe(2);
  const loaded = parsed?.conversation.turns ?? {};
  expect(Object.values(loaded).flatMap(({ id, parentId }) => (parentId === null ? [id] : []))).toEqual(["r1", "own"]);
  expect(getThread(loaded, "tail").map(({ id }) => id)).toEqual(["r1", "r2", "tail"]);
  expect(findNewestLeaf(loaded, "r1")).toBe("tail");
  expect(findNewestLeaf({ own: { ...own, parts: [], askedOf: "all" } }, "own")).toBe("own");
});

test("an impossible price or count that an earlier version stored is left out, and the reply stays", () => {
  const { turns, replies, gone: _gone, ...head } = FULL;
  const impossible = {
    ...FULL_REPLY,
    billedUsd: -50,
    usage: { inputTokens: 1e308, outputTokens: -2, thinkingTokens: 3 },
  };
  const parsed = parseSnapshot({ head, turns: Object.values(turns), replies: [impossible] });
  expect(Object.keys(replies)).not.toEqual([]);
  expect(parsed?.unreadable).toBe(0);
  const { billedUsd: _none, ...rest } = FULL_REPLY;
  expect(parsed?.conversation.replies).toEqual({ [FULL_REPLY.id]: { ...rest, usage: { thinkingTokens: 3 } } });
});

test("a conversation of 1,000 replies is parsed in 25 steps, to the same as in one", () => {
  const { turns: _turns, replies: _replies, rows: _rows, gone: _gone, ...head } = exampleConversation();
  const replies = Array.from({ length: 1000 }, (_, index) => exampleReply({ id: `r${index}`, sample: index }));
  const steps = parseSnapshotInSteps({ head, turns: [exampleTurn("t1", null)], replies });
  let stepCount = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) stepCount += 1;
  expect(step.value).toEqual(parseSnapshot({ head, turns: [exampleTurn("t1", null)], replies }));
  expect(Object.keys(step.value?.conversation.replies ?? {})).toHaveLength(1000);
  expect(stepCount).toBe(25);
});

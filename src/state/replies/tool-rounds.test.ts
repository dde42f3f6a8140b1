import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Reply, Settings } from "#core/conversation/conversation.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { getShownReply } from "#core/conversation/get-shown-reply.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import { listAnswerIds } from "#core/conversation/list-answer-ids.ts";
import type { ToolMock } from "#core/conversation/tool-mock.ts";
import { isJsonObject } from "#core/json.ts";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { connectTo, listReplies, openUnusedConversation, waitUntil } from "#e2e/fixtures/conversation-runs.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { autosaveDocuments } from "#state/document/autosave-documents.ts";
import { listEndedReplies } from "#state/checks/follow-checks.ts";
import { openConversationChanged } from "#state/document/documents.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { saveConnection } from "#state/edits/save-connection.ts";
import { addRows } from "#state/edits/row-edits.ts";
import { spendCapChanged } from "#state/models/spend-cap.ts";
import { isRoundAwaited } from "./pending-rounds.ts";
import { pauseRun, resumeRun } from "./row-runs.ts";
import { getRunProgress } from "./run-progress.ts";
import { run } from "./run.ts";
import { goOnWithMocks } from "./send-round.ts";
import { stopAllReplies } from "./stop-replies.ts";

let server: ApiServer;
let endKeeping = () => {};

beforeEach(async () => {
  server = await startApiServer({ paceMs: 0 });
  endKeeping = autosaveDocuments();
  openUnusedConversation();
  connectTo(server);
});

afterEach(async () => {
  stopAllReplies(getOpen().id);
  spendCapChanged(null);
  endKeeping();
  await server.close();
});

const MOCKS: ToolMock[] = [
  { toolName: "find_city", kind: "fixed", result: "Bergen" },
  {
    toolName: "get_weather",
    kind: "table",
    entries: [{ argumentsText: '{"place":"Bergen"}', result: "9 °C, rain" }],
    otherwise: "unknown place",
  },
];
const COUNT: ToolMock[] = [{ toolName: "count", kind: "expression", expression: "n + 1" }];

/** The number of messages with results of tools in a body. */
const countResults = ({ messages }: { messages: readonly unknown[] }): number =>
  messages.filter(
    (message) =>
      isJsonObject(message) && (message["role"] === "tool" || JSON.stringify(message).includes("tool_result")),
  ).length;

/** The server calls `count` again and again, so many times before it answers. */
const callCount = (times: number) =>
  server.always({
    kind: "answer",
    text: "",
    toolCalls: (body) => {
      const n = countResults(body);
      return n < times ? [{ name: "count", input: { n } }] : [];
    },
  });

const setUp = (mocks: ToolMock[], change: { maxToolRounds?: number; shared?: Partial<Settings> } = {}) =>
  openConversationChanged((before) => ({
    ...before,
    mocks,
    ...(change.maxToolRounds !== undefined && { maxToolRounds: change.maxToolRounds }),
    shared: { ...before.shared, ...change.shared },
  }));

async function send(text = "Go"): Promise<void> {
  draftReplaced({ text, attachments: [] });
  expect(await run()).toBeNull();
}

const hasEnded = () =>
  listReplies().length > 0 && listReplies().every(({ id, status }) => isSettled(status) && !isRoundAwaited(id));
/** The conversation does not change when it is decided that no round follows. */
const waitForEnd = () => waitFor(() => expect(hasEnded()).toBe(true));
const listPosts = () => server.requests.filter(({ method }) => method === "POST");
const listAnswers = (): Reply[] => {
  const { replies } = getOpen();
  return listAnswerIds(
    replies,
    listReplies().map(({ id }) => id),
  ).flatMap((id) => replies[id] ?? []);
};

test.each(["messages", "chat-completions"] as const)(
  "one press runs a conversation of three rounds with two mocks to its end over %s",
  async (wire) => {
    saveConnection(
      { id: "aimlapi", presetId: "aimlapi", baseUrl: server.baseUrl, wire },
      { key: "test-key", remembered: false },
    );
    setUp(MOCKS);
    server.next(
      { kind: "answer", text: "I look for the city.", toolCalls: () => [{ name: "find_city", input: {} }] },
      {
        kind: "answer",
        text: "",
        toolCalls: () => [
          { name: "get_weather", input: { place: "Bergen", unit: "C" } },
          { name: "get_weather", input: { place: "Os" } },
        ],
      },
      { kind: "answer", text: "", toolCalls: () => [{ name: "get_weather", input: { place: "Bergen" } }] },
      { kind: "answer", text: "Take an umbrella." },
    );
    await send();
    await waitForEnd();
    expect(listPosts()).toHaveLength(4);
    expect(server.requests.flatMap(({ violations }) => violations)).toEqual([]);
    const last = listPosts().at(-1)?.bodyText ?? "";
    expect(last.match(/9 °C, rain/g)).toHaveLength(2);
    expect(last).toContain("unknown place");
    const [answer, ...others] = listAnswers();
    expect(others).toEqual([]);
    expect(answer && getReplyText(answer)).toBe("Take an umbrella.");
    expect(answer?.after).toMatchObject({ kind: "tools", results: [{ isMocked: true, isError: false }] });
    expect(getShownReply(getOpen(), { turnId: answer?.turnId ?? "", variantId: answer?.variantId ?? "" })).toBe(answer);
  },
);

test("a loop that never ends stops at the limit, and goes on as often again when a person says so", async () => {
  setUp(COUNT, { maxToolRounds: 3 });
  callCount(1000);
  await send();
  await waitForEnd();
  expect(listPosts()).toHaveLength(4);
  const [answer] = listAnswers();
  if (!answer) throw new Error("no answer");
  goOnWithMocks(answer);
  await waitUntil(() => listReplies().length === 7);
  await waitForEnd();
  expect(listPosts()).toHaveLength(7);
  expect(listAnswers()).toHaveLength(1);
});

test("rounds with the same call and the same answer stop as a circle", async () => {
  setUp(MOCKS);
  server.always({ kind: "answer", text: "", toolCalls: () => [{ name: "find_city", input: {} }] });
  await send();
  await waitForEnd();
  expect(listPosts()).toHaveLength(2);
});

test("a call without a mock waits for a person, and the other calls of the answer are not sent alone", async () => {
  setUp(MOCKS);
  server.always({
    kind: "answer",
    text: "",
    toolCalls: () => [
      { name: "find_city", input: {} },
      { name: "book_flight", input: {} },
    ],
  });
  await send();
  await waitForEnd();
  expect(listPosts()).toHaveLength(1);
});

test("Stop during a round ends the answer there", async () => {
  setUp(COUNT);
  callCount(1000);
  await send();
  await waitUntil(() => listReplies().length >= 3);
  stopAllReplies(getOpen().id);
  await waitForEnd();
  const sent = listReplies().length;
  expect(sent).toBeLessThan(9);
  expect(listReplies().at(-1)?.status).toBe("stopped");
});

test("each sample of each column goes its own rounds, and the rounds are no samples", async () => {
  setUp(COUNT);
  callCount(2);
  openConversationChanged((before) => ({
    ...before,
    variants: [
      { id: "a", overrides: {}, samples: 2 },
      { id: "b", overrides: { system: "Be terse." } },
    ],
  }));
  await send();
  await waitUntil(() => listReplies().length === 9);
  await waitForEnd();
  expect(listPosts()).toHaveLength(9);
  expect(
    listAnswers()
      .map(({ variantId }) => variantId)
      .toSorted(),
  ).toEqual(["a", "a", "b"]);
});

test("a run over rows counts an answer once at its last round, and asks no row again", async () => {
  setUp(COUNT, { shared: { system: "{{name}}" } });
  callCount(2);
  addRows([{ name: "one" }, { name: "two" }, { name: "three" }]);
  const counted: number[] = [];
  await send("Hello {{name}}");
  await waitFor(() => {
    const progress = getRunProgress(getOpen().id);
    if (progress) counted.push(progress.answered + progress.failed);
    expect(hasEnded() && listReplies().length === 9 && progress === undefined).toBe(true);
  });
  expect(Math.max(...counted)).toBeLessThanOrEqual(3);
  const { replies, rows } = getOpen();
  const checkedIds = listEndedReplies(replies, rows).map(({ reply }) => reply.id);
  expect(new Set(checkedIds)).toEqual(new Set(listAnswers().map(({ id }) => id)));
  expect(listAnswers()).toHaveLength(3);
  // Nothing is left to ask: the last turn runs again in all rows.
  const before = listPosts().length;
  callCount(0);
  draftReplaced({ text: "", attachments: [] });
  await run();
  await waitUntil(() => listPosts().length === before + 3);
});

test("the spend cap stops rounds, as it stops any request", async () => {
  setUp(COUNT);
  callCount(1000);
  await send();
  await waitUntil(() => listReplies().length >= 2);
  spendCapChanged(0);
  await waitForEnd();
  expect(listReplies().at(-1)?.failure?.kind).toBe("not-sendable");
  expect(listReplies().length).toBeLessThan(9);
});

test("a run over rows that is paused between rounds says that nothing runs, and goes on with the next rounds", async () => {
  setUp(COUNT, { shared: { system: "{{name}}" } });
  callCount(2);
  addRows([{ name: "one" }, { name: "two" }, { name: "three" }]);
  await send("Hello {{name}}");
  const { id } = getOpen();
  // At the change itself: a later look could find the run at its end.
  await waitUntil(() => listReplies().some(({ status }) => status === "streaming"));
  pauseRun(id);
  await waitFor(() => expect(getRunProgress(id)).toMatchObject({ running: 0, isPaused: true }));
  resumeRun(id);
  await waitFor(() => {
    expect(listReplies()).toHaveLength(9);
    expect(getRunProgress(id)).toBeUndefined();
  });
  expect(listAnswers()).toHaveLength(3);
});

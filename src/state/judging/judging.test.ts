import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createCheck } from "#core/checks/create-check.ts";
import type { Check } from "#core/conversation/check.ts";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { JUDGE_PROMPTS } from "#core/judge/judge-prompts.ts";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { connectTo, openUnusedConversation } from "#e2e/fixtures/conversation-runs.ts";
import { exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { autosaveDocuments, flushDocuments } from "#state/document/autosave-documents.ts";
import { conversationForgotten } from "#state/document/save-states.ts";
import { repliesAdvanced } from "#state/document/advance-replies.ts";
import { conversationClosed, openConversationChanged } from "#state/document/documents.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { openConversation, openNewConversation } from "#state/document/open-conversations.ts";
import { getSessionSpending } from "#state/models/spend-cap.ts";
import { checkSaved } from "#state/checks/check-edits.ts";
import { loadCatalogue } from "#state/connections/catalogue.ts";
import { getNotices } from "#state/notices.ts";
import { stopAllReplies } from "#state/replies/stop-replies.ts";
import { resetState } from "#state/reset-state.ts";
import { followArrivals } from "./follow-arrivals.ts";
import { getJudgingProgress } from "./judging-progress.ts";
import { startJudging, stopJudging } from "./judging.ts";

let server: ApiServer;
let endKeeping = () => {};

beforeEach(async () => {
  server = await startApiServer({ paceMs: 0 });
  endKeeping = autosaveDocuments();
  openUnusedConversation();
  connectTo(server);
  await loadCatalogue("aimlapi");
  fillTable();
});

afterEach(async () => {
  stopJudging(getOpen().id);
  endKeeping();
  await server.close();
});

const OPUS = "anthropic/claude-opus-4-5";
const CHECK_ID = "judge";
const listPosts = () => server.requests.filter(({ method }) => method === "POST");
const listJudgements = () => Object.values(getOpen().replies).flatMap(({ judgements }) => judgements?.[CHECK_ID] ?? []);
const getProgress = () => getJudgingProgress(CHECK_ID);
const waitForEnd = () => waitFor(() => expect(getProgress()?.isRunning).toBe(false));
const press = () => startJudging(getOpen().id, CHECK_ID);

/** Makes the open conversation one of 6 rows and 2 columns, all answered. */
function fillTable(): void {
  openConversationChanged((before) => {
    const rows = Array.from({ length: 6 }, (_, index) => ({
      id: `${before.id}-row${index}`,
      position: index,
      values: { name: `name ${index}` },
    }));
    const variants = ["a", "b"].map((id) => ({ id, overrides: {} }));
    const turn = { ...exampleTurn("t1", null, "Greet {{name}}."), id: `${before.id}-t1` };
    const replies = rows.flatMap(({ id: rowId, values }, index) =>
      variants.map(({ id: variantId }): Reply => {
        const reply = exampleReply({
          id: `${rowId}-${variantId}`,
          turnId: turn.id,
          variantId,
          rowId,
          status: "done",
          parts: [{ kind: "text", text: `Hello ${index} from ${variantId}. VERDICT: PASS` }],
        });
        return { ...reply, sentWith: { ...reply.sentWith, variables: values, fillsMarkers: true } };
      }),
    );
    const filled = { ...before, title: "Judged", variants, rows: Object.fromEntries(rows.map((row) => [row.id, row])) };
    return addReplies(addTurn(filled, turn), replies);
  });
}

/** Adds the check by a judge, or puts it in place of the one before. */
function saveJudge(options: Record<string, string> = {}): Check {
  const [{ prompt }] = JUDGE_PROMPTS;
  const start = { prompt, rules: "It greets.", connection: "aimlapi", model: OPUS, maxTokens: "100" };
  const check = createCheck(CHECK_ID, "judge", { ...start, ...options });
  checkSaved(check);
  return check;
}

async function reload(): Promise<void> {
  const { id } = getOpen();
  await flushDocuments();
  resetState();
  connectTo(server);
  draftReplaced({ text: "so that the next is another conversation", attachments: [] });
  openNewConversation();
  conversationForgotten(id);
  conversationClosed(id);
  await openConversation(id);
}

test("a judge is asked about every answer once, with nothing but the prompt and a limit, and what it says and costs is kept", async () => {
  server.always({ kind: "answer", text: "It greets by name.\nVERDICT: PASS" });
  saveJudge();
  expect(listPosts()).toHaveLength(0);
  expect(await press()).toBeNull();
  await waitForEnd();
  expect(listPosts()).toHaveLength(12);
  for (const { body, violations } of listPosts()) {
    expect(violations).toEqual([]);
    expect(Object.keys(body as object).toSorted()).toEqual(["max_tokens", "messages", "model"]);
  }
  const judgements = listJudgements();
  expect(judgements).toHaveLength(12);
  expect(judgements.every(({ outcome, reason }) => outcome === "pass" && reason === "It greets by name.")).toBe(true);
  const costUsd = judgements.reduce((sum, judgement) => sum + (judgement.costUsd ?? 0), 0);
  expect(costUsd).toBeGreaterThan(0);
  const { billedUsd, estimatedUsd } = getSessionSpending();
  expect(billedUsd + estimatedUsd).toBeCloseTo(costUsd, 9);
  expect(getProgress()?.spentUsd).toBeCloseTo(costUsd, 9);
  // Nothing is left to ask, also after a reload.
  await reload();
  expect(listJudgements()).toHaveLength(12);
  expect(await press()).toBe("There is no answer to judge.");
  expect(listPosts()).toHaveLength(12);
});

test("stopped in the middle and opened again, a judge is asked only what is missing, and about all after its prompt changed", async () => {
  server.next(...Array.from({ length: 6 }, () => ({ kind: "answer" as const, text: "Fine.\nVERDICT: FAIL" })));
  server.always({ kind: "hang", when: "before-headers" });
  saveJudge();
  await press();
  await waitFor(() => expect(listJudgements()).toHaveLength(6));
  await waitFor(() => expect(listPosts()).toHaveLength(12));
  stopAllReplies(getOpen().id);
  await waitForEnd();
  const askedBefore = listPosts().length;
  await reload();
  expect(listJudgements()).toHaveLength(6);
  server.always({ kind: "answer", text: "Fine.\nVERDICT: PASS" });
  await press();
  await waitForEnd();
  expect(listPosts()).toHaveLength(askedBefore + 6);
  expect(
    listJudgements()
      .map(({ outcome }) => outcome)
      .toSorted(),
  ).toEqual([...Array.from({ length: 6 }, () => "fail"), ...Array.from({ length: 6 }, () => "pass")]);
  saveJudge({ rules: "It shouts." });
  expect(listJudgements()).toHaveLength(12);
  await press();
  await waitForEnd();
  expect(listPosts()).toHaveLength(askedBefore + 18);
  expect(listJudgements().every(({ outcome }) => outcome === "pass")).toBe(true);
});

test("the cap of a press stops a judge before it could be passed, and another press goes on", async () => {
  server.always({ kind: "answer", text: "Fine.\nVERDICT: PASS" });
  saveJudge({ capUsd: "0.006" });
  await press();
  await waitForEnd();
  const first = listJudgements().length;
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(12);
  expect(getProgress()?.spentUsd).toBeLessThanOrEqual(0.006);
  expect(getProgress()?.stopped).toMatch(
    /^The cap of \$0\.006 for one press is reached: .* is spent\. \d+ answers are not judged\.$/,
  );
  expect(getNotices().at(-1)?.text).toContain("The cap of $0.006");
  await press();
  await waitForEnd();
  expect(listJudgements().length).toBeGreaterThan(first);
  saveJudge({ capUsd: "0.000001" });
  await press();
  await waitForEnd();
  expect(getProgress()?.stopped).toContain("is too low");
});

test("failures alike stop a judge, and it says which", async () => {
  server.always({ kind: "error", name: "no-credit" });
  saveJudge();
  await press();
  await waitForEnd();
  expect(listJudgements()).toEqual([]);
  expect(getProgress()?.stopped).toMatch(/^The judge failed 10 times in a row with the same failure \(“/);
  server.always({ kind: "answer", text: "Fine.\nVERDICT: PASS" });
  await press();
  await waitForEnd();
  expect(listJudgements()).toHaveLength(12);
});

test("nonsense is kept as it was said, has no verdict, and can be asked again", async () => {
  // The server repeats the question, with the answer's own verdict in it.
  saveJudge();
  await press();
  await waitForEnd();
  const judgements = listJudgements();
  expect(judgements).toHaveLength(12);
  expect(judgements.every(({ outcome }) => outcome === "unknown")).toBe(true);
  expect(judgements[0]?.answers[0]).toContain("You said:");
  server.always({ kind: "answer", text: "Fine.\nVERDICT: PASS" });
  await press();
  await waitForEnd();
  expect(listJudgements().map(({ outcome }) => outcome)).toEqual(Array.from({ length: 12 }, () => "pass"));
});

test("the better of two is asked in both orders of the column and its baseline", async () => {
  server.always({ kind: "answer", text: "The first.\nVERDICT: FIRST" });
  saveJudge({ form: "better", baseline: "a", prompt: "Which? {{output}}" });
  await press();
  await waitForEnd();
  expect(listPosts()).toHaveLength(12);
  // A judge that always takes the first one prefers none.
  const judgements = listJudgements();
  expect(judgements).toHaveLength(6);
  expect(
    judgements.every(({ reason, againstReplyId }) => reason === "no preference" && againstReplyId?.endsWith("-a")),
  ).toBe(true);
});

test("a judge without a key is not asked, and says what is missing", async () => {
  saveJudge({ connection: "openai", model: "gpt-4o" });
  expect(await press()).toBe("OpenAI needs an API key.");
  expect(await startJudging(getOpen().id, "no such check")).toBeNull();
});

test("a conversation that is left while its answers are judged gets every judgement", async () => {
  server.always({ kind: "answer", text: "Fine.\nVERDICT: PASS", paceMs: 20 });
  saveJudge();
  const { id } = getOpen();
  await press();
  draftReplaced({ text: "so that the next is another conversation", attachments: [] });
  openNewConversation();
  expect(getOpen().id).not.toBe(id);
  await waitForEnd();
  await flushDocuments();
  conversationForgotten(id);
  conversationClosed(id);
  await openConversation(id);
  expect(listJudgements()).toHaveLength(12);
});

test("answers are judged when they arrive only where that was chosen, and earlier ones are left", async () => {
  server.always({ kind: "answer", text: "Fine.\nVERDICT: PASS" });
  followArrivals();
  const [first] = Object.values(getOpen().replies);
  if (!first) throw new Error("no reply");
  const arrive = (id: string) => {
    const conversationId = getOpen().id;
    const { judgements: _none, ...reply } = first;
    const queued: Reply = { ...reply, id, sample: 9, status: "queued", parts: [] };
    openConversationChanged((before) => addReplies(before, [queued]));
    const events = [
      { type: "part-delta", index: 0, part: "text", text: `Hello ${id}.` },
      { type: "finished", reason: "stop" },
    ] as const;
    repliesAdvanced([{ conversationId, replyId: id, events, atMs: 1 }]);
  };
  saveJudge();
  arrive("one");
  saveJudge({ automatic: "yes" });
  arrive("two");
  await waitFor(() => expect(listJudgements()).toHaveLength(1));
  expect(getOpen().replies["two"]?.judgements?.[CHECK_ID]?.outcome).toBe("pass");
  await waitForEnd();
  expect(listPosts()).toHaveLength(1);
});

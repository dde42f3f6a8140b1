import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import { getVariantLetter } from "#core/conversation/list-columns.ts";
import { withdrawReplies } from "#core/conversation/withdraw-replies.ts";
import { formatCount } from "#core/format.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import type { Id } from "#core/vocabulary.ts";
import { newId } from "#io/browser/new-id.ts";
import {
  conversationChanged,
  getConversation,
  getReply,
  getSettledConversation,
  watchConversations,
} from "#state/document/documents.ts";
import { repliesBroughtIn } from "#state/document/advance-replies.ts";
import { computeMaxCost } from "#state/models/max-cost.ts";
import { checkSpending } from "#state/models/spend-cap.ts";
import { showNotice } from "#state/notices.ts";
import { onReset } from "#state/reset-state.ts";
import { countAlike, MAX_ALIKE } from "./failures-alike.ts";
import { getParallelRequests } from "./parallel-requests.ts";
import { isRoundAwaited, onRoundDecided } from "./pending-rounds.ts";
import { abortReplies, queueReplies } from "./reply-queue.ts";
import { flushEvents } from "./reply-frames.ts";
import type { RowRun, WaitingReply } from "./row-run.ts";
import {
  addWaiting,
  computeProgress,
  countActive,
  countWaiting,
  dropWaiting,
  holdColumn,
  releaseColumn,
  takeWaiting,
} from "./row-run.ts";
import { progressChanged } from "./run-progress.ts";

/** The runs over rows that have something to ask, by conversation. */
const runs = new Map<Id, RowRun>();
let endWatching: (() => void) | undefined;
onReset(() => {
  runs.clear();
  endWatching?.();
  endWatching = undefined;
});

/** Starts a run over rows in a conversation. It takes the place of what an earlier one there has not asked yet. */
export function startRowRun(conversationId: Id, replies: readonly WaitingReply[]): void {
  const before = runs.get(conversationId);
  if (before) dropWaiting(before, () => true);
  const run: RowRun = {
    conversationId,
    waiting: new Map(),
    held: new Map(),
    active: before?.active ?? new Map(),
    alike: new Map(),
    answered: 0,
    failed: 0,
    busyMs: 0,
    busySinceMs: Date.now(),
  };
  addWaiting(run, replies, "behind");
  runs.set(conversationId, run);
  endWatching ??= watchConversations(followSoon);
  feed(run);
}

/** Lets a run send nothing more until it is resumed. What was sent comes to its end. */
export function pauseRun(conversationId: Id): void {
  const run = runs.get(conversationId);
  if (!run) return;
  if (run.busySinceMs !== undefined) run.busyMs += Date.now() - run.busySinceMs;
  run.busySinceMs = undefined;
  withdraw(run, () => true);
  tell(run);
}

/** Goes on with a paused run, also with columns that failed. */
export function resumeRun(conversationId: Id): void {
  const run = runs.get(conversationId);
  if (!run) return;
  run.busySinceMs ??= Date.now();
  for (const variantId of run.held.keys()) releaseColumn(run, variantId);
  feed(run);
}

/** Goes on with a column that failed. */
function resumeColumn(conversationId: Id, variantId: Id): void {
  const run = runs.get(conversationId);
  if (!run) return;
  releaseColumn(run, variantId);
  feed(run);
}

/** Ends a run, or the part of it that matches: what was not sent is not asked any more. */
export function rowRunStopped(conversationId: Id, matches: (reply: Reply) => boolean = () => true): void {
  const run = runs.get(conversationId);
  if (!run) return;
  withdraw(run, ({ reply }) => matches(reply));
  dropWaiting(run, matches);
  tell(run);
}

/** Takes what is in the conversation and was not sent out of it again, to wait as before. */
function withdraw(run: RowRun, matches: (waiting: WaitingReply) => boolean): void {
  flushEvents();
  const withdrawn = [...run.active.values()].filter(
    (waiting) => matches(waiting) && getReply(run.conversationId, waiting.reply.id)?.status === "queued",
  );
  takeOut(run, withdrawn);
}

function takeOut(run: RowRun, waiting: readonly WaitingReply[]): void {
  const ids = waiting.map(({ reply }) => reply.id);
  for (const id of ids) run.active.delete(id);
  conversationChanged(run.conversationId, (before) => withdrawReplies(before, ids));
  abortReplies(ids);
  // Under another id, since what is left of the first one ends later.
  addWaiting(
    run,
    waiting.map(({ reply, request }) => ({ reply: { ...reply, id: newId() }, request })),
    "before",
  );
}

/** Brings as many replies into the conversation as can be sent, for each connection, once half of the room is free. */
function feed(run: RowRun): void {
  const conversation = getSettledConversation(run.conversationId);
  // Its conversation was left while nothing ran: what waited is not asked.
  if (!conversation) runs.delete(run.conversationId);
  else if (run.busySinceMs !== undefined) {
    const next = [...run.waiting.keys()].flatMap((connectionId) => {
      const room = 2 * getParallelRequests(connectionId);
      const active = countActive(run, connectionId);
      if (active > room / 2) return [];
      return takeWaiting(run, connectionId, room - active, (reply) => isAskable(conversation, reply));
    });
    bringIn(run, next);
  }
  tell(run);
}

function bringIn(run: RowRun, next: readonly WaitingReply[]): void {
  if (next.length === 0) return;
  const replies = next.map(({ reply }) => reply);
  for (const waiting of next) run.active.set(waiting.reply.id, waiting);
  repliesBroughtIn(run.conversationId, replies);
  queueReplies(
    run.conversationId,
    next.map(({ reply, request }) => ({ replies: [reply], request })),
  );
}

/** True while the turn, the row and the column of a reply are there. */
function isAskable({ turns, rows, variants }: Conversation, { turnId, rowId = "", variantId }: Reply): boolean {
  const variant = variants.find(({ id }) => id === variantId);
  return Object.hasOwn(turns, turnId) && Object.hasOwn(rows, rowId) && variant !== undefined && !variant.isRemoved;
}

let isFollowDue = false;

/** Follows the runs once what changes now has changed, since following changes more. */
function followSoon(): void {
  if (isFollowDue) return;
  isFollowDue = true;
  queueMicrotask(() => {
    isFollowDue = false;
    followRuns();
  });
}

/** Follows the replies of all runs to their ends. */
function followRuns(): void {
  for (const run of runs.values()) {
    const ended = [...run.active.values()].filter(({ reply: { id } }) => {
      const status = getReply(run.conversationId, id)?.status;
      return (status === undefined || isSettled(status)) && !isRoundAwaited(id);
    });
    if (ended.length === 0) continue;
    for (const { reply } of ended) run.active.delete(reply.id);
    const refused: WaitingReply[] = [];
    let refusal = "";
    for (const waiting of ended) {
      const reply = getReply(run.conversationId, waiting.reply.id);
      const sentence = reply ? findCapRefusal(reply, waiting.request) : undefined;
      if (sentence === undefined) countEnd(run, reply);
      else {
        refusal = sentence;
        refused.push(waiting);
      }
    }
    if (refused.length > 0) pauseAtCap(run, refused, refusal);
    else feed(run);
  }
}

// A round takes the place of the reply before it: an answer is counted once, at its end.
onRoundDecided((conversationId, replyId, next) => {
  const run = runs.get(conversationId);
  if (!run?.active.has(replyId)) return;
  if (next) {
    run.active.delete(replyId);
    run.active.set(next.reply.id, next);
    if (run.busySinceMs === undefined) {
      withdraw(run, ({ reply }) => reply.id === next.reply.id);
      tell(run);
    }
  }
  followSoon();
});

/** The sentence of the spend cap, where it is why a reply was never sent. */
function findCapRefusal({ status, failure, sentWith, ...reply }: Reply, request: ChatRequest): string | undefined {
  if (status !== "failed" || failure?.kind !== "not-sendable") return undefined;
  const refusal = checkSpending(computeMaxCost({ ...reply, status, sentWith }, request));
  return refusal === null || refusal === "later" ? undefined : refusal.sentence;
}

function pauseAtCap(run: RowRun, refused: readonly WaitingReply[], sentence: string): void {
  takeOut(run, refused);
  pauseRun(run.conversationId);
  showNotice({
    tone: "danger",
    text: `${sentence} ${describeWaiting(countWaiting(run))}`,
    action: { label: "Go on", run: () => resumeRun(run.conversationId) },
  });
}

/** Counts a reply that has ended; a column that failed ten times alike waits until somebody says to go on. */
function countEnd(run: RowRun, reply: Reply | undefined): void {
  if (!reply || reply.status === "stopped") return;
  if (reply.status === "done") run.answered += 1;
  else run.failed += 1;
  if (countAlike(run.alike, reply) && !run.held.has(reply.variantId)) hold(run, reply);
}

function hold(run: RowRun, { variantId, failure }: Reply): void {
  withdraw(run, ({ reply }) => reply.variantId === variantId);
  const heldCount = holdColumn(run, variantId);
  const { conversationId } = run;
  const conversation = getConversation(conversationId);
  if (!conversation || heldCount === 0) return;
  const letter = getVariantLetter(conversation, variantId);
  const said = failure?.serverMessage === undefined ? "" : ` (“${failure.serverMessage.slice(0, 200)}”)`;
  showNotice({
    tone: "danger",
    text: `Variant ${letter} failed ${MAX_ALIKE} times in a row with the same failure${said}. ${describeWaiting(heldCount)}`,
    action: { label: "Go on", run: () => resumeColumn(conversationId, variantId) },
  });
}

const describeWaiting = (count: number): string =>
  count === 1 ? "1 request waits." : `${formatCount(count)} requests wait.`;

/** Tells the page how far a run is, and forgets one that has nothing to ask any more. */
function tell(run: RowRun): void {
  const { conversationId } = run;
  const isOver = !runs.has(conversationId) || countWaiting(run) + run.active.size === 0;
  if (isOver) runs.delete(conversationId);
  if (runs.size === 0) {
    endWatching?.();
    endWatching = undefined;
  }
  progressChanged(conversationId, isOver ? undefined : computeProgress(run, Date.now()));
}

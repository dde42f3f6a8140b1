import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { addReplies } from "#core/conversation/edit-turns.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import { getVariantLetter } from "#core/conversation/list-columns.ts";
import { withdrawReplies } from "#core/conversation/withdraw-replies.ts";
import { formatCount } from "#core/format.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import type { Id } from "#core/vocabulary.ts";
import { newId } from "#io/browser/new-id.ts";
import { conversationChanged, getConversation, watchConversations } from "#state/document/documents.ts";
import { computeMaxCost } from "#state/models/max-cost.ts";
import { checkSpending } from "#state/models/spend-cap.ts";
import { showNotice } from "#state/notices.ts";
import { onReset } from "#state/reset-state.ts";
import { getParallelRequests } from "./parallel-requests.ts";
import { abortReplies, queueReplies } from "./reply-queue.ts";
import { flushEvents } from "./reply-frames.ts";
import { progressChanged } from "./run-progress.ts";

/** A reply that is asked for when its turn comes, with its request. */
export type WaitingReply = { reply: Reply; request: ChatRequest };

/**
 * A run over rows. Its replies enter the conversation a few at a time, just before they are sent: thousands that wait cost
 * nothing, and what was never sent leaves no trace.
 */
type RowRun = {
  conversationId: Id;
  /** The replies that are not in the conversation yet, by connection, in order. */
  waiting: Map<Id, WaitingReply[]>;
  /** The replies that wait because their column failed again and again, by variant. */
  held: Map<Id, WaitingReply[]>;
  /** The replies that are in the conversation and not settled. */
  active: Map<Id, WaitingReply>;
  /** The last failures of each variant that were alike. */
  alike: Map<Id, { what: string; count: number }>;
  asked: number;
  answered: number;
  failed: number;
  isPaused: boolean;
  /** The time that it ran so far, and since when it runs now. */
  busyMs: number;
  busySinceMs: number | undefined;
};

/** The number of failures alike, one after the other, after which a column waits. */
const MAX_ALIKE = 10;

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
    asked: replies.length + (before?.active.size ?? 0),
    answered: 0,
    failed: 0,
    isPaused: false,
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
  if (!run || run.isPaused) return;
  run.isPaused = true;
  run.busyMs += Date.now() - (run.busySinceMs ?? Date.now());
  run.busySinceMs = undefined;
  withdraw(run, () => true);
  tell(run);
}

/** Goes on with a paused run, also with columns that failed. */
export function resumeRun(conversationId: Id): void {
  const run = runs.get(conversationId);
  if (!run) return;
  run.isPaused = false;
  run.busySinceMs ??= Date.now();
  for (const variantId of run.held.keys()) release(run, variantId);
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

function addWaiting(run: RowRun, replies: readonly WaitingReply[], position: "before" | "behind"): void {
  for (const connectionId of new Set(replies.map(({ reply }) => reply.sentWith.connectionId))) {
    const added = replies.filter(({ reply }) => reply.sentWith.connectionId === connectionId);
    const waiting = run.waiting.get(connectionId) ?? [];
    run.waiting.set(connectionId, position === "before" ? [...added, ...waiting] : [...waiting, ...added]);
  }
}

/** Forgets what waits and matches. */
function dropWaiting(run: RowRun, matches: (reply: Reply) => boolean): void {
  for (const lists of [run.waiting, run.held])
    for (const [key, list] of lists) {
      const kept = list.filter(({ reply }) => !matches(reply));
      run.asked -= list.length - kept.length;
      lists.set(key, kept);
    }
}

/** Takes what is in the conversation and was not sent out of it again, to wait as before. */
function withdraw(run: RowRun, matches: (waiting: WaitingReply) => boolean): void {
  flushEvents();
  const replies = getConversation(run.conversationId)?.replies ?? {};
  const withdrawn = [...run.active.values()].filter(
    (waiting) => matches(waiting) && replies[waiting.reply.id]?.status === "queued",
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
  const conversation = getConversation(run.conversationId);
  // Its conversation was left while nothing ran: what waited is not asked.
  if (!conversation) runs.delete(run.conversationId);
  if (conversation && !run.isPaused) {
    const next: WaitingReply[] = [];
    for (const [connectionId, waiting] of run.waiting) {
      const room = 2 * getParallelRequests(connectionId);
      const active = countActive(run, connectionId);
      if (active > room / 2) continue;
      const taken = waiting.splice(0, room - active);
      const askable = taken.filter(({ reply }) => isAskable(conversation, reply));
      run.asked -= taken.length - askable.length;
      next.push(...askable);
    }
    for (const waiting of next) run.active.set(waiting.reply.id, waiting);
    if (next.length > 0) {
      conversationChanged(run.conversationId, (before) =>
        addReplies(
          before,
          next.map(({ reply }) => reply),
        ),
      );
      queueReplies(
        run.conversationId,
        next.map(({ reply, request }) => ({ replies: [reply], request })),
      );
    }
  }
  tell(run);
}

function countActive(run: RowRun, connectionId: Id): number {
  let count = 0;
  for (const { reply } of run.active.values()) if (reply.sentWith.connectionId === connectionId) count += 1;
  return count;
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
    const replies = getConversation(run.conversationId)?.replies ?? {};
    const ended = [...run.active.values()].filter(({ reply: { id } }) => {
      const status = replies[id]?.status;
      return status === undefined || isSettled(status);
    });
    if (ended.length === 0) continue;
    for (const { reply } of ended) run.active.delete(reply.id);
    const refused: WaitingReply[] = [];
    let refusal = "";
    for (const waiting of ended) {
      const reply = replies[waiting.reply.id];
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
  if (!reply || reply.status === "stopped") {
    run.asked -= 1;
    return;
  }
  if (reply.status === "done") run.answered += 1;
  else run.failed += 1;
  const { variantId, failure } = reply;
  if (reply.status !== "failed" || !failure) {
    run.alike.delete(variantId);
    return;
  }
  const what = JSON.stringify([failure.kind, failure.status, failure.serverMessage]);
  const before = run.alike.get(variantId);
  const count = before?.what === what ? before.count + 1 : 1;
  run.alike.set(variantId, { what, count });
  if (count >= MAX_ALIKE && !run.held.has(variantId)) hold(run, reply);
}

function hold(run: RowRun, { variantId, failure }: Reply): void {
  run.held.set(variantId, []);
  withdraw(run, ({ reply }) => reply.variantId === variantId);
  const held: WaitingReply[] = [];
  for (const [connectionId, waiting] of run.waiting) {
    const [own = [], others = []] = [true, false].map((isOwn) =>
      waiting.filter(({ reply }) => (reply.variantId === variantId) === isOwn),
    );
    held.push(...own);
    run.waiting.set(connectionId, others);
  }
  run.held.set(variantId, held);
  const conversation = getConversation(run.conversationId);
  if (!conversation || held.length === 0) return;
  const letter = getVariantLetter(conversation, variantId);
  const said = failure?.serverMessage === undefined ? "" : ` (“${failure.serverMessage.slice(0, 200)}”)`;
  showNotice({
    tone: "danger",
    text: `Variant ${letter} failed ${MAX_ALIKE} times in a row with the same failure${said}. ${describeWaiting(held.length)}`,
    action: {
      label: "Go on",
      run: () => {
        release(run, variantId);
        feed(run);
      },
    },
  });
}

/** Lets a column that failed be asked again. */
function release(run: RowRun, variantId: Id): void {
  const held = run.held.get(variantId) ?? [];
  run.held.delete(variantId);
  run.alike.delete(variantId);
  addWaiting(run, held, "before");
}

const describeWaiting = (count: number): string =>
  count === 1 ? "1 request waits." : `${formatCount(count)} requests wait.`;

const countWaiting = (run: RowRun): number =>
  [...run.waiting.values(), ...run.held.values()].reduce((sum, { length }) => sum + length, 0);

/** Tells the page how far a run is, and forgets one that has nothing to ask any more. */
function tell(run: RowRun): void {
  const waiting = countWaiting(run);
  const { conversationId, asked, answered, failed, isPaused, busyMs, busySinceMs } = run;
  const running = run.active.size;
  const isOver = runs.get(conversationId) !== run || waiting + running === 0;
  if (isOver && runs.get(conversationId) === run) runs.delete(conversationId);
  if (runs.size === 0) {
    endWatching?.();
    endWatching = undefined;
  }
  const ended = answered + failed;
  const spentMs = busyMs + (busySinceMs === undefined ? 0 : Date.now() - busySinceMs);
  const secondsLeft = ended === 0 ? undefined : Math.ceil(((spentMs / ended) * (waiting + running)) / 1000);
  // A run of which only held columns are left waits as a paused one does.
  const isWaiting = isPaused || (running === 0 && [...run.waiting.values()].every(({ length }) => length === 0));
  progressChanged(
    conversationId,
    isOver
      ? undefined
      : { asked, answered, failed, running, isPaused: isWaiting, ...(secondsLeft !== undefined && { secondsLeft }) },
  );
}

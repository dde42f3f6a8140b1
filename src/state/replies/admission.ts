import type { Reply } from "#core/conversation/conversation.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import { NotSendable } from "#core/wire/not-sendable.ts";
import type { Id } from "#core/vocabulary.ts";
import { computeMaxCost } from "#state/models/max-cost.ts";
import { onSpendingChanged } from "#state/models/spend-cap.ts";
import { onReset } from "#state/reset-state.ts";
import type { Candidate } from "./gates.ts";
import { GATES, leaveGates } from "./gates.ts";
import { onParallelRequestsChanged } from "./parallel-requests.ts";
import { requestEnded } from "./rate-limiter.ts";
import type { WaitReason } from "./reply-waits.ts";
import { getReplyWait, setReplyWaits } from "./reply-waits.ts";

/** A reply that waits for its admission. */
type Waiting = {
  candidate: Candidate;
  order: number;
  onWait: (wait: WaitReason) => void;
  admit: () => void;
  refuse: (reason: NotSendable) => void;
};

/** A longer timer overflows and would end at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Waiting replies in the order in which they were first queued: a retried reply goes before later ones. */
let waiting: Waiting[] = [];
const orders = new Map<Id, number>();
let lastOrder = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

onReset(() => {
  waiting = [];
  orders.clear();
  clearTimeout(timer);
});
onParallelRequestsChanged(checkGates);
onSpendingChanged(checkGates);

/** The candidate for a queued reply and its request. */
export function createCandidate(reply: Reply, request: ChatRequest, notBeforeMs: number): Candidate {
  let cost: { maxUsd: number | undefined } | undefined;
  const candidate: Candidate = {
    replyId: reply.id,
    connectionId: reply.sentWith.connectionId,
    getMaxUsd: () => (cost ??= { maxUsd: computeMaxCost(reply, request) }).maxUsd,
    notBeforeMs,
    isWaitSkipped: false,
    skipWait: () => {
      candidate.isWaitSkipped = true;
      checkGates();
    },
  };
  return candidate;
}

/**
 * Resolves once every gate is open to a reply, and enters them all; or once the signal is aborted, and enters none. Until
 * then the reply waits for the reason of the first shut gate. `onWait` is called with each reason of a new kind. Rejects
 * with a `NotSendable` where a gate never opens.
 */
export function waitForAdmission(
  candidate: Candidate,
  signal: AbortSignal,
  onWait: (wait: WaitReason) => void,
): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const order = orders.get(candidate.replyId) ?? ++lastOrder;
    orders.set(candidate.replyId, order);
    const leave = () => {
      waiting = waiting.filter((each) => each !== entry);
      setReplyWaits([[candidate.replyId, undefined]]);
      resolve();
    };
    const entry: Waiting = {
      candidate,
      order,
      onWait,
      admit: () => {
        signal.removeEventListener("abort", leave);
        resolve();
      },
      refuse: (reason) => {
        signal.removeEventListener("abort", leave);
        reject(reason);
      },
    };
    signal.addEventListener("abort", leave, { once: true });
    waiting = [...waiting, entry].toSorted((a, b) => a.order - b.order);
    checkGates();
  });
}

/** Ends one attempt of a reply, so that others may be sent. */
export function endTry({ connectionId, replyId }: Candidate, wasSuccessful: boolean): void {
  requestEnded(connectionId, replyId, wasSuccessful);
  checkGates();
}

/** Ends a reply, also one that was never admitted. */
export function endAdmission(candidate: Candidate): void {
  leaveGates(candidate);
  orders.delete(candidate.replyId);
  setReplyWaits([[candidate.replyId, undefined]]);
  checkGates();
}

let isChecking = false;
let isStale = false;

/** Checks the gates, and again where something changed meanwhile. */
function checkGates(): void {
  isStale = true;
  if (isChecking) return;
  isChecking = true;
  try {
    while (isStale) {
      isStale = false;
      admitInOrder();
    }
  } finally {
    isChecking = false;
  }
}

/** Admits, in order, the waiting replies to which every gate is open, and sets the wait reason of the others. */
function admitInOrder(): void {
  const waits: [Id, WaitReason | undefined][] = [];
  const queuedCounts = new Map<Id, number>();
  for (const entry of waiting) {
    const { candidate } = entry;
    const ahead = queuedCounts.get(candidate.connectionId) ?? 0;
    const wait = findWait(candidate, ahead);
    if (wait === undefined || wait instanceof NotSendable) {
      waiting = waiting.filter((each) => each !== entry);
      waits.push([candidate.replyId, undefined]);
      if (wait) entry.refuse(wait);
      else {
        for (const gate of GATES) gate.enter?.(candidate);
        entry.admit();
        // Replies before it may wait for another reason now.
        isStale = true;
      }
    } else {
      waits.push([candidate.replyId, wait]);
      if (wait.kind === "queued") queuedCounts.set(candidate.connectionId, ahead + 1);
      if (getReplyWait(candidate.replyId)?.kind !== wait.kind) entry.onWait(wait);
    }
  }
  setReplyWaits(waits);
  checkAgainInTime(waits);
}

function findWait(candidate: Candidate, ahead: number): WaitReason | NotSendable | undefined {
  for (const gate of GATES) {
    const wait = gate.check(candidate, ahead);
    if (wait !== undefined) return wait;
  }
  return undefined;
}

/** Sets the timer for the earliest time at which a gate opens. A timer that fires too early only sets another. */
function checkAgainInTime(waits: readonly [Id, WaitReason | undefined][]): void {
  clearTimeout(timer);
  const untilMs = Math.min(...waits.map(([, wait]) => (wait?.kind === "retrying" ? wait.untilMs : Infinity)));
  if (untilMs < Infinity) timer = setTimeout(checkGates, Math.min(Math.max(0, untilMs - Date.now()), MAX_TIMER_MS));
}

import type { Reply } from "#core/conversation/conversation.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import { NotSendable } from "#core/wire/not-sendable.ts";
import type { Id } from "#core/vocabulary.ts";
import { computeMaxCost } from "#state/models/max-cost.ts";
import { loadPrices, onSpendingChanged } from "#state/models/spend-cap.ts";
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
  admit: () => void;
  refuse: (reason: NotSendable) => void;
};

/** A longer timer overflows and would end at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

const waiting = new Set<Waiting>();
/** Replies that have stopped to wait since the last check. */
const leftIds = new Set<Id>();
/** The places in the queue, given when a reply was first queued: a retried reply goes before later ones. */
const orders = new Map<Id, number>();
let lastOrder = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

onReset(() => {
  waiting.clear();
  leftIds.clear();
  orders.clear();
  clearTimeout(timer);
});
onParallelRequestsChanged(checkGates);
onSpendingChanged(checkGates);

/** The candidate for a queued reply and its request. `onRetryWait` is called when a timed wait begins. */
export function createCandidate(
  reply: Reply,
  request: ChatRequest,
  notBeforeMs: number,
  onRetryWait = () => {},
): Candidate {
  const { connectionId } = reply.sentWith;
  let loading: Promise<void> | undefined;
  let arePricesLoaded = false;
  let maxUsd: number | undefined;
  const load = async () => {
    await loadPrices(connectionId);
    arePricesLoaded = true;
    checkGates();
  };
  const candidate: Candidate = {
    replyId: reply.id,
    connectionId,
    hasPrices: () => {
      loading ??= load();
      return arePricesLoaded;
    },
    getMaxUsd: () => (maxUsd ??= computeMaxCost(reply, request)),
    notBeforeMs,
    isWaitSkipped: false,
    skipWait: () => {
      candidate.isWaitSkipped = true;
      checkGates();
    },
    onRetryWait,
  };
  return candidate;
}

/**
 * Resolves once every gate is open to a reply, and enters them all; or once the signal is aborted, and enters none. Until
 * then the reply waits for the reason of the first shut gate. Rejects with a `NotSendable` where a gate never opens.
 */
export function waitForAdmission(candidate: Candidate, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve, reject) => {
    if (!orders.has(candidate.replyId)) orders.set(candidate.replyId, ++lastOrder);
    const leave = () => {
      waiting.delete(entry);
      leftIds.add(candidate.replyId);
      resolve();
      checkGates();
    };
    const entry: Waiting = {
      candidate,
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
    waiting.add(entry);
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
  leftIds.add(candidate.replyId);
  checkGates();
}

let isCheckDue = false;

/** Checks the gates once, after everything that changes now: hundreds of replies are queued or stopped at a time. */
function checkGates(): void {
  if (isCheckDue) return;
  isCheckDue = true;
  queueMicrotask(() => {
    isCheckDue = false;
    admitInOrder();
  });
}

/** Admits, in order, the waiting replies to which every gate is open, and sets the wait reason of the others. */
function admitInOrder(): void {
  const waits: [Id, WaitReason | undefined][] = [...leftIds].map((id) => [id, undefined]);
  leftIds.clear();
  const queuedCounts = new Map<Id, number>();
  const orderOf = ({ candidate }: Waiting) => orders.get(candidate.replyId) ?? lastOrder;
  for (const entry of [...waiting].toSorted((a, b) => orderOf(a) - orderOf(b))) {
    const { candidate } = entry;
    const ahead = queuedCounts.get(candidate.connectionId) ?? 0;
    const wait = findWait(candidate, ahead);
    if (wait === undefined || wait instanceof NotSendable) {
      waiting.delete(entry);
      waits.push([candidate.replyId, undefined]);
      if (wait) entry.refuse(wait);
      else {
        for (const gate of GATES) gate.enter?.(candidate);
        entry.admit();
        // Replies before it may wait for another reason now.
        checkGates();
      }
    } else {
      waits.push([candidate.replyId, wait]);
      if (wait.kind === "queued") queuedCounts.set(candidate.connectionId, ahead + 1);
      if (wait.kind === "retrying" && getReplyWait(candidate.replyId)?.kind !== "retrying") candidate.onRetryWait();
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

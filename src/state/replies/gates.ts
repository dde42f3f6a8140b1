import type { Failure } from "#core/wire/failure.ts";
import { NotSendable } from "#core/wire/not-sendable.ts";
import type { Id } from "#core/vocabulary.ts";
import {
  checkSpending,
  getSpendCap,
  isSpendingReserved,
  releaseSpending,
  reserveSpending,
} from "#state/models/spend-cap.ts";
import { onReset } from "#state/reset-state.ts";
import { getParallelRequests } from "./parallel-requests.ts";
import { getNotBeforeMs, hasRoom, requestEnded, requestStarted } from "./rate-limiter.ts";
import type { WaitReason } from "./reply-waits.ts";

/** A queued reply with the values that the gates check. A reply passes the gates before each attempt. */
export type Candidate = {
  replyId: Id;
  connectionId: Id;
  /** False while the prices of its connection are loading, which the first call begins. */
  hasPrices: () => boolean;
  /** The most that the reply can cost; undefined where no price is known. */
  getMaxUsd: () => number | undefined;
  /** The time before which the reply must not be sent. */
  notBeforeMs: number;
  /** The user skipped the wait for that time. */
  isWaitSkipped: boolean;
  skipWait: () => void;
  /** Called when the reply begins to wait for a time. */
  onRetryWait: () => void;
  /** The failure of the last attempt; absent before the first. */
  failure?: Failure;
};

/** A condition that a reply has to meet before it is sent. */
type Gate = {
  /**
   * Returns the reason to wait, undefined where the reply may pass, or a `NotSendable` where it can never pass. `ahead`
   * is the number of replies of the same connection that are queued before it.
   */
  check: (candidate: Candidate, ahead: number) => WaitReason | NotSendable | undefined;
  /** Takes the slot or the amount for the reply. Called once every gate is open to the reply. */
  enter?: (candidate: Candidate) => void;
};

/** The running replies of each connection, from the first attempt to the end. */
const running = new Map<Id, Set<Id>>();
onReset(() => running.clear());

const getRunning = (connectionId: Id): ReadonlySet<Id> => running.get(connectionId) ?? new Set();

const PARALLEL_SLOTS: Gate = {
  check: ({ connectionId, replyId }, ahead) =>
    getRunning(connectionId).has(replyId) || getRunning(connectionId).size < getParallelRequests(connectionId)
      ? undefined
      : { kind: "queued", ahead },
  enter: ({ connectionId, replyId }) => {
    running.set(connectionId, new Set([...getRunning(connectionId), replyId]));
  },
};

const SPEND_CAP: Gate = {
  check: ({ replyId, hasPrices, getMaxUsd }) => {
    if (getSpendCap() === null || isSpendingReserved(replyId)) return undefined;
    if (!hasPrices()) return { kind: "spend-cap" };
    const refusal = checkSpending(getMaxUsd());
    if (refusal === null) return undefined;
    return refusal === "later" ? { kind: "spend-cap" } : new NotSendable(refusal.sentence);
  },
  enter: ({ replyId, getMaxUsd }) => reserveSpending(replyId, getMaxUsd),
};

const NOT_BEFORE: Gate = {
  check: ({ connectionId, notBeforeMs, isWaitSkipped, skipWait, failure }) => {
    const untilMs = Math.max(notBeforeMs, getNotBeforeMs(connectionId));
    if (isWaitSkipped || untilMs <= Date.now()) return undefined;
    return { kind: "retrying", untilMs, proceed: skipWait, ...(failure ? { failure } : {}) };
  },
};

const RATE_LIMIT: Gate = {
  check: ({ connectionId }) => (hasRoom(connectionId) ? undefined : { kind: "rate-limited" }),
  enter: ({ connectionId, replyId }) => requestStarted(connectionId, replyId),
};

/** The gates in order: a reply waits for the reason of the first shut one. */
export const GATES: readonly Gate[] = [PARALLEL_SLOTS, SPEND_CAP, NOT_BEFORE, RATE_LIMIT];

/** Gives back the slots and the amount of a reply that has ended. */
export function leaveGates({ connectionId, replyId }: Candidate): void {
  requestEnded(connectionId, replyId, false);
  releaseSpending(replyId);
  running.set(connectionId, new Set([...getRunning(connectionId)].filter((id) => id !== replyId)));
}

import { create } from "zustand";
import type { Failure } from "#core/wire/failure.ts";
import type { Id } from "#core/vocabulary.ts";

/** The reason why a running reply waits, as shown to the user. It exists only in the tab that runs the reply. */
export type WaitReason =
  /** The request is sent again at `untilMs`, or for the first time where there is no failure. */
  | { kind: "retrying"; failure?: Failure; untilMs: number; goOn: () => void }
  /** The connection allows fewer parallel requests since it refused some as too many. */
  | { kind: "paced" }
  /** No byte has arrived for a while. `goOn` only restarts the time. */
  | { kind: "stalled"; afterMs: number; goOn: () => void };

const useReplyWaits = create<{ waits: Readonly<Record<Id, WaitReason>> }>()(() => ({ waits: {} }));

/** Sets or removes the wait reason of a reply. */
export function setReplyWait(replyId: Id, wait: WaitReason | undefined): void {
  useReplyWaits.setState(({ waits: { [replyId]: _before, ...others } }) => ({
    waits: wait ? { ...others, [replyId]: wait } : others,
  }));
}

export const useReplyWait = (replyId: Id): WaitReason | undefined => useReplyWaits(({ waits: wait }) => wait[replyId]);

/** Times before which replies must not be sent. */
const startsAtMs = new Map<Id, number>();

/** Sets the time before which a reply that is about to be queued must not be sent. */
export function setReplyStartTime(replyId: Id, untilMs: number): void {
  startsAtMs.set(replyId, untilMs);
}

/** Removes and returns the time before which a reply must not be sent; undefined for none. */
export function consumeReplyStartTime(replyId: Id): number | undefined {
  const atMs = startsAtMs.get(replyId);
  startsAtMs.delete(replyId);
  return atMs;
}

import { create } from "zustand";
import type { Failure } from "#core/wire/failure.ts";
import type { Id } from "#core/vocabulary.ts";

/** Why a running reply is not getting on, as its reader is told. It lives in the tab that runs the reply. */
export type WaitReason =
  /** It is sent again at `untilMs`, or for the first time where nothing has failed yet. */
  | { kind: "retrying"; failure?: Failure; untilMs: number; goOn: () => void }
  /** Its connection takes fewer calls at a time since it said that these were too many. */
  | { kind: "paced" }
  /** No byte has come for a while. Going on only starts the count anew. */
  | { kind: "stalled"; afterMs: number; goOn: () => void };

const useReplyWaits = create<{ waits: Readonly<Record<Id, WaitReason>> }>()(() => ({ waits: {} }));

/** A reply is held, or goes on where that is undefined. */
export function setReplyWait(replyId: Id, wait: WaitReason | undefined): void {
  useReplyWaits.setState(({ waits: { [replyId]: _before, ...others } }) => ({
    waits: wait ? { ...others, [replyId]: wait } : others,
  }));
}

export const useReplyWait = (replyId: Id): WaitReason | undefined => useReplyWaits(({ waits: wait }) => wait[replyId]);

/** When replies may first be sent that are to start later. */
const startsAtMs = new Map<Id, number>();

/** A reply that is about to be queued is not sent before this time. */
export function setReplyStartTime(replyId: Id, untilMs: number): void {
  startsAtMs.set(replyId, untilMs);
}

/** Takes note of when a reply may first be sent, once; undefined for at once. */
export function consumeReplyStartTime(replyId: Id): number | undefined {
  const atMs = startsAtMs.get(replyId);
  startsAtMs.delete(replyId);
  return atMs;
}

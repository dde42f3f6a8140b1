import { create } from "zustand";
import type { Id } from "#core/conversation/conversation.ts";
import type { Failure } from "#core/wire/failure.ts";

/** Why a running reply is not getting on, as its reader is told. It lives in the tab that runs the reply. */
export type Held =
  /** It is sent again at `untilMs`, or for the first time where nothing has failed yet. */
  | { kind: "retrying"; failure?: Failure; untilMs: number; goOn: () => void }
  /** Its connection takes fewer calls at a time since it said that these were too many. */
  | { kind: "paced" }
  /** No byte has come for a while. Going on only starts the count anew. */
  | { kind: "stalled"; afterMs: number; goOn: () => void };

const useHeldReplies = create<{ held: Readonly<Record<Id, Held>> }>()(() => ({ held: {} }));

/** A reply is held, or goes on where that is undefined. */
export function replyHeld(replyId: Id, held: Held | undefined): void {
  useHeldReplies.setState(({ held: { [replyId]: _before, ...others } }) => ({
    held: held ? { ...others, [replyId]: held } : others,
  }));
}

export const useHeld = (replyId: Id): Held | undefined => useHeldReplies(({ held }) => held[replyId]);

/** When replies may first be sent that are to start later. */
const startsAtMs = new Map<Id, number>();

/** A reply that is about to be queued is not sent before this time. */
export function startHeld(replyId: Id, untilMs: number): void {
  startsAtMs.set(replyId, untilMs);
}

/** Takes note of when a reply may first be sent, once; undefined for at once. */
export function takeStart(replyId: Id): number | undefined {
  const atMs = startsAtMs.get(replyId);
  startsAtMs.delete(replyId);
  return atMs;
}

import type { Conversation } from "#core/conversation/conversation.ts";
import { getThread } from "#core/conversation/get-thread.ts";
import { findStop } from "./find-stop.ts";
import { listStops } from "./list-stops.ts";
import { isSameStop, type Stop } from "./stop.ts";

/** A step of the stage: to the answer beside the current one, or to the same column of the turn above or below. */
export type StageStep = "previous" | "next" | "up" | "down";

/** The stop that a step leads to; undefined at an end. The stop must be one of the conversation, as of `findStop`. */
export function stepStage(conversation: Conversation, stop: Stop, step: StageStep): Stop | undefined {
  if (step === "previous" || step === "next") {
    const stops = listStops(conversation, stop.turnId);
    const at = stops.findIndex((each) => isSameStop(each, stop));
    return at < 0 ? undefined : stops[at + (step === "next" ? 1 : -1)];
  }
  const thread = getThread(conversation.turns, conversation.view.leafTurnId);
  const at = thread.findIndex(({ id }) => id === stop.turnId);
  const turn = at < 0 ? undefined : thread[at + (step === "down" ? 1 : -1)];
  return turn && findStop(conversation, { turnId: turn.id, variantId: stop.variantId });
}

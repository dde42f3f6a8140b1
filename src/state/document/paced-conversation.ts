import { create } from "zustand";
import type { Conversation } from "#core/conversation/conversation.ts";
import { listAllReplies } from "#core/conversation/list-all-replies.ts";
import { onReset } from "#state/reset-state.ts";
import { getSettledConversation, watchWrites } from "./documents.ts";
import { MANY_REPLIES } from "./many-replies.ts";

const PACE_MS = 2000;

const usePaced = create<{ conversation: Conversation | undefined }>()(() => ({
  conversation: getSettledConversation(),
}));
let timer: ReturnType<typeof setTimeout> | undefined;
onReset(takeNow);

watchWrites(() => {
  const { conversation: before } = usePaced.getState();
  const after = getSettledConversation();
  if (after === before) return;
  const canWait = before && after && hasOnlyOtherReplies(before, after);
  if (canWait && timer !== undefined) return;
  if (canWait && listAllReplies(after.replies).length > MANY_REPLIES) timer = setTimeout(takeNow, PACE_MS);
  else takeNow();
});

function takeNow(): void {
  clearTimeout(timer);
  timer = undefined;
  usePaced.setState({ conversation: getSettledConversation() });
}

function hasOnlyOtherReplies(before: Conversation, after: Conversation): boolean {
  const { replies: _replies, view: _view, ...rest } = after;
  return (Object.keys(rest) as (keyof typeof rest)[]).every((name) => before[name] === after[name]);
}

/**
 * The open conversation as it was when a reply ended last; where it has many replies, at most every two seconds while they
 * come, for what is computed from all of them.
 */
export const usePacedConversation = (): Conversation | undefined => usePaced(({ conversation }) => conversation);

/** The replies of that conversation; the same while only something else in it changes. */
export const usePacedReplies = (): Conversation["replies"] | undefined =>
  usePaced(({ conversation }) => conversation?.replies);

import { useRef } from "react";
import { create } from "zustand";
import type { Conversation } from "#core/conversation/conversation.ts";
import { getSettledConversation, watchWrites } from "#state/document/documents.ts";
import { onReset } from "#state/reset-state.ts";

/** Longer than the pause between two keys of most people. */
const PAUSE_MS = 250;

const usePaused = create<{ conversation: Conversation | undefined }>()(() => ({
  conversation: getSettledConversation(),
}));
let timer: ReturnType<typeof setTimeout> | undefined;
onReset(takeNow);

watchWrites(() => {
  const { conversation: before } = usePaused.getState();
  const after = getSettledConversation();
  if (after === before) return;
  if (before && after && hasOnlyOtherSettings(before, after)) {
    clearTimeout(timer);
    timer = setTimeout(takeNow, PAUSE_MS);
  } else takeNow();
});

function takeNow(): void {
  clearTimeout(timer);
  usePaused.setState({ conversation: getSettledConversation() });
}

/** True where nothing but what is typed into the fields of settings differs. */
function hasOnlyOtherSettings(before: Conversation, after: Conversation): boolean {
  return (
    before.id === after.id &&
    before.turns === after.turns &&
    before.replies === after.replies &&
    before.view === after.view &&
    before.sweeps === after.sweeps &&
    before.variants.length === after.variants.length &&
    before.variants.every(({ id, isRemoved, isResting, samples }, index) => {
      const now = after.variants[index];
      return now?.id === id && now.isRemoved === isRemoved && now.isResting === isResting && now.samples === samples;
    })
  );
}

/**
 * A value computed from the open conversation, its settings as they were when typing in their fields last paused: what
 * takes milliseconds does not keep the next key waiting. A component renders only where the value differs.
 */
export function usePausedValue<Value>(
  compute: (conversation: Conversation | undefined) => Value,
  isSame: (a: Value, b: Value) => boolean,
): Value {
  const last = useRef<{ compute: typeof compute; value: Value }>(undefined);
  return usePaused(({ conversation }) => {
    const before = last.current;
    const computed = compute(conversation);
    const value = before?.compute === compute && isSame(before.value, computed) ? before.value : computed;
    last.current = { compute, value };
    return value;
  });
}

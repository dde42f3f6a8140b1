import { create } from "zustand";
import type { CapsuleOrigin } from "#core/capsule/describe-capsule.ts";
import { useOpenId } from "#state/document/documents.ts";
import type { Id } from "#core/vocabulary.ts";
import { onReset } from "#state/reset-state.ts";

/** The facts shown about an open capsule. Its conversation is in memory alone until somebody makes it theirs. */
export type OpenedCapsule = CapsuleOrigin & { conversationId: Id; isPlaying: boolean };

const useCapsule = create<{ capsule: OpenedCapsule | undefined }>()(() => ({ capsule: undefined }));
onReset(() => useCapsule.setState({ capsule: undefined }));

/** A capsule opened; undefined once its conversation belongs to the user. */
export const capsuleOpened = (capsule: OpenedCapsule | undefined): void => useCapsule.setState({ capsule });

export const getOpenedCapsule = (): OpenedCapsule | undefined => useCapsule.getState().capsule;

/** The capsule whose conversation is on the screen; undefined for a conversation of the user's own. */
export function useOpenedCapsule(): OpenedCapsule | undefined {
  const openId = useOpenId();
  const { capsule } = useCapsule();
  return capsule?.conversationId === openId ? capsule : undefined;
}

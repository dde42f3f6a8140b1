import type { Id } from "#core/vocabulary.ts";
import { create } from "zustand";
import { layerOpened } from "#state/layers.ts";

/** The reply that is open in full screen. */
const useOpened = create<{ replyId: Id }>()(() => ({ replyId: "" }));

/** Opens a reply in full screen. */
export function replyOpened(replyId: Id): void {
  useOpened.setState({ replyId });
  layerOpened("reply");
}

export const useOpenedReplyId = (): Id => useOpened(({ replyId }) => replyId);

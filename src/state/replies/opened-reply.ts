import type { Id } from "#core/vocabulary.ts";
import { create } from "zustand";
import { layerOpened } from "#state/layers.ts";

/** Which reply is open on the whole screen. */
const useOpened = create<{ replyId: Id }>()(() => ({ replyId: "" }));

/** A reply is to be read on the whole screen. */
export function replyOpened(replyId: Id): void {
  useOpened.setState({ replyId });
  layerOpened("reply");
}

export const useOpenedReplyId = (): Id => useOpened(({ replyId }) => replyId);

import type { Id } from "#core/vocabulary.ts";
import { create } from "zustand";
import { layerOpened } from "#state/layers.ts";

/** The reply whose events are open. */
const useOpenEvents = create<{ replyId: Id }>()(() => ({ replyId: "" }));

/** Opens the events of a reply. */
export function eventsOpened(replyId: Id): void {
  useOpenEvents.setState({ replyId });
  layerOpened("events");
}

export const useOpenedEventsReplyId = (): Id => useOpenEvents(({ replyId }) => replyId);

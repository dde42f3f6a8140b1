import { createTabChannel } from "./create-tab-channel.ts";

/** A message to other tabs about a change on the disk they share. */
export type TabMessage = { type: "saved" | "deleted"; conversationId: string };

const channel = createTabChannel<TabMessage>("etude:saved");

/** Tells other tabs that a conversation was saved or deleted. */
export const notifyOtherTabs = channel.notify;

/** Calls back when another tab has saved or deleted a conversation. Returns a function that stops listening. */
export const listenToOtherTabs = channel.listen;

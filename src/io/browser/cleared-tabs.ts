import { createTabChannel } from "./create-tab-channel.ts";

/** Tells other tabs that everything on the disk they share is being deleted, and again once it is. */
export const clearedTabs = createTabChannel<"cleared">("etude:cleared");

import { createTabChannel } from "./create-tab-channel.ts";

/** Tells other tabs that saved prompts were changed on the disk they share. */
export const promptTabs = createTabChannel<"changed">("etude:prompts");

import { createTabChannel } from "./create-tab-channel.ts";

const channel = createTabChannel<"changed">("etude:prompts");

/** Tells other tabs that saved prompts were changed on the disk they share. */
export const notifyPromptTabs = () => channel.notify("changed");

/** Calls back when another tab has changed saved prompts, for as long as the page lives. */
export const listenToPromptTabs = (onChange: () => void) => channel.listen(onChange);

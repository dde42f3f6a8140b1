import { createTabChannel } from "./create-tab-channel.ts";

/** Tells other tabs that saved settings were changed on the disk they share. */
export const settingsTabs = createTabChannel<"changed">("etude:settings");

import * as v from "valibot";
import { deviceStore } from "#io/storage/browser-store.ts";

const STORE_NAME = "etude:recent-actions";
const MAX_RECENT = 8;
const STORED = v.array(v.string());

/** The ids of the actions that were run last by the palette on this device, latest first. */
export function loadRecentActions(): readonly string[] {
  try {
    return v.parse(STORED, JSON.parse(deviceStore.read(STORE_NAME) ?? "[]")).slice(0, MAX_RECENT);
  } catch {
    return [];
  }
}

/** Records that an action was run by the palette. */
export function recentActionRun(actionId: string): void {
  const ids = [actionId, ...loadRecentActions().filter((id) => id !== actionId)].slice(0, MAX_RECENT);
  deviceStore.write(STORE_NAME, JSON.stringify(ids));
}

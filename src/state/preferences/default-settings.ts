import * as v from "valibot";
import type { Settings } from "#core/conversation/conversation.ts";
import { SETTINGS_SCHEMA } from "#core/conversation/snapshot.ts";
import { deviceStore } from "#io/storage/browser-store.ts";

const STORE_NAME = "etude:own-start";

/** What the user wants new conversations to start with. It holds for its connection and its model. */
export type DefaultSettings = Pick<Settings, "connectionId" | "modelId" | "parameters">;

const STORED = v.pick(SETTINGS_SCHEMA, ["connectionId", "modelId", "parameters"]);

/** The user's own start; undefined where there is none. */
export function loadDefaultSettings(): DefaultSettings | undefined {
  try {
    return v.parse(STORED, JSON.parse(deviceStore.read(STORE_NAME) ?? ""));
  } catch {
    return undefined;
  }
}

/** The user has another start, or none. */
export function defaultSettingsChanged(settings: DefaultSettings | undefined): void {
  deviceStore.write(STORE_NAME, settings ? JSON.stringify(settings) : null);
}

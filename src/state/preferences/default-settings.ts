import * as v from "valibot";
import type { Settings } from "#core/conversation/conversation.ts";
import { isJsonObject, type JsonObject } from "#core/json.ts";
import { deviceStore } from "#io/storage/browser-store.ts";

const STORE_NAME = "etude:own-start";

/** The user's settings for new conversations, for one connection and model. */
export type DefaultSettings = Pick<Settings, "connectionId" | "modelId" | "parameters">;

const STORED = v.object({
  connectionId: v.string(),
  modelId: v.string(),
  // Parsed from a text, so that what is in it is JSON.
  parameters: v.custom<JsonObject>(isJsonObject),
});

/** The user's default settings; undefined where there are none. */
export function loadDefaultSettings(): DefaultSettings | undefined {
  try {
    return v.parse(STORED, JSON.parse(deviceStore.read(STORE_NAME) ?? ""));
  } catch {
    return undefined;
  }
}

/** Stores the user's default settings, or removes them. */
export function defaultSettingsChanged(settings: DefaultSettings | undefined): void {
  deviceStore.write(STORE_NAME, settings ? JSON.stringify(settings) : null);
}

import * as v from "valibot";
import type { Settings } from "#core/conversation/conversation.ts";
import { SETTINGS } from "#core/conversation/snapshot.ts";
import { deviceStore } from "#io/storage/browser-store.ts";

const STORE_NAME = "etude:own-start";

/** What the user wants new conversations to start with. It holds for its connection and its model. */
export type OwnStart = Pick<Settings, "connectionId" | "modelId" | "parameters">;

const STORED = v.pick(SETTINGS, ["connectionId", "modelId", "parameters"]);

/** The user's own start; undefined where there is none. */
export function readOwnStart(): OwnStart | undefined {
  try {
    return v.parse(STORED, JSON.parse(deviceStore.read(STORE_NAME) ?? ""));
  } catch {
    return undefined;
  }
}

/** The user has another start, or none. */
export function ownStartChanged(start: OwnStart | undefined): void {
  deviceStore.write(STORE_NAME, start ? JSON.stringify(start) : null);
}

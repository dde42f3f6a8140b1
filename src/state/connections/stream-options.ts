import { create } from "zustand";
import * as v from "valibot";
import type { Id } from "#core/vocabulary.ts";
import { deviceStore } from "#io/storage/browser-store.ts";
import { onReset } from "#state/reset-state.ts";
import { getConnection } from "./connections.ts";

const STORE_NAME = "etude:no-stream-options";

/** The base URLs of servers that refuse `stream_options`, so that Étude adds it no more. */
const useRefusing = create<{ baseUrls: readonly string[] }>()(() => ({ baseUrls: loadStored() }));
onReset(() => useRefusing.setState({ baseUrls: loadStored() }));

function loadStored(): string[] {
  try {
    return v.parse(v.array(v.string()), JSON.parse(deviceStore.read(STORE_NAME) ?? "[]"));
  } catch {
    return [];
  }
}

/** Records that the server of a connection refuses `stream_options`. */
export function streamOptionsRefused(connectionId: Id): void {
  const baseUrls = [...new Set([...loadStored(), getConnection(connectionId).baseUrl])];
  useRefusing.setState({ baseUrls });
  deviceStore.write(STORE_NAME, JSON.stringify(baseUrls));
}

/** True where the server of a connection is known to refuse `stream_options`. */
export function refusesStreamOptions(connectionId: Id): boolean {
  return useRefusing.getState().baseUrls.includes(getConnection(connectionId).baseUrl);
}

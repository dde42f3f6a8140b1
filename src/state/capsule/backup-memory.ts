import { deviceStore } from "#io/storage/browser-store.ts";

const STORE_NAME = "etude:backed-up";

/** The time of the last backup of this device; undefined for none. */
export function loadBackedUpAtMs(): number | undefined {
  const atMs = Number(deviceStore.read(STORE_NAME) ?? Number.NaN);
  return Number.isFinite(atMs) ? atMs : undefined;
}

export function backedUp(atMs: number): void {
  deviceStore.write(STORE_NAME, String(atMs));
}

/** The preferences that go into a backup, by their names on this device. Keys and connections are none of them. */
export const BACKED_UP_PREFERENCES = ["etude:preferences", "etude:own-start", "etude:corrections"] as const;

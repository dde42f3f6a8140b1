import { listConversations } from "#io/storage/stored-heads.ts";
import { getStorageTrouble } from "#io/storage/storage-trouble.ts";
import { refresh } from "./search-session.ts";

/** The time after the start that is left to what somebody may be waiting for. */
const WAIT_MS = 4000;

/** Reads what was never searched into the index soon after the start, so that the first search finds it there. */
export async function indexWhenIdle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  if (typeof requestIdleCallback !== "undefined") await new Promise((resolve) => requestIdleCallback(resolve));
  const stored = await listConversations().catch(() => []);
  if (stored.length > 0 && getStorageTrouble() === undefined) await refresh();
}

import type { Reply } from "./conversation.ts";

/** The time from the request to the end of a reply, in milliseconds; undefined while it runs, and for one that waited in a batch. */
export function getReplyMs({ startedAtMs, endedAtMs, batchId }: Reply): number | undefined {
  return startedAtMs === undefined || endedAtMs === undefined || batchId !== undefined
    ? undefined
    : endedAtMs - startedAtMs;
}

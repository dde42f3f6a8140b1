import type { Reply } from "./conversation.ts";

/** The time from the request to the end of a reply, in milliseconds; undefined while it runs. */
export function getReplyMs({ startedAtMs, endedAtMs }: Reply): number | undefined {
  return startedAtMs === undefined || endedAtMs === undefined ? undefined : endedAtMs - startedAtMs;
}

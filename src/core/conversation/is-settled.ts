import type { ReplyStatus } from "./conversation.ts";

/** True once only late usage can change a reply. */
export function isSettled(status: ReplyStatus): boolean {
  return status !== "queued" && status !== "streaming";
}

import type { Reply } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";

/** The last failures of each variant that were alike. */
export type FailuresAlike = Map<Id, { what: string; count: number }>;

/** The number of failures alike, one after the other, after which a column waits. */
export const MAX_ALIKE = 10;

/** Counts the end of a reply. Returns true where its column failed so often alike that it has to wait. */
export function countAlike(alike: FailuresAlike, { variantId, status, failure }: Reply): boolean {
  if (status !== "failed" || !failure) {
    alike.delete(variantId);
    return false;
  }
  const what = JSON.stringify([failure.kind, failure.status, failure.serverMessage]);
  const before = alike.get(variantId);
  const count = before?.what === what ? before.count + 1 : 1;
  alike.set(variantId, { what, count });
  return count >= MAX_ALIKE;
}

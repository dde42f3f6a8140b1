import type { Id } from "#core/vocabulary.ts";
import { newId } from "#io/browser/new-id.ts";

/** The id and the time of a version that is made now. */
export function createStamp(): { id: Id; createdAtMs: number } {
  return { id: newId(), createdAtMs: Date.now() };
}

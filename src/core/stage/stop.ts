import type { Id } from "#core/vocabulary.ts";

/** A place of the stage: an answer of a column to a turn; without a reply where the column has none. */
export type Stop = { turnId: Id; variantId: Id; replyId?: Id };

/** True where both are the same place. */
export const isSameStop = (a: Stop, b: Stop | undefined): boolean =>
  a.turnId === b?.turnId && a.variantId === b.variantId && a.replyId === b.replyId;

import type { Id } from "#core/vocabulary.ts";

/** A place of the stage: an answer of a column to a turn; without a reply where the column has none. */
export type Stop = { turnId: Id; variantId: Id; replyId?: Id };

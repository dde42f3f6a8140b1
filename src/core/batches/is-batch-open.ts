import type { Batch } from "#core/conversation/batch.ts";

/** True for a batch whose results are not yet in their cells. */
export const isBatchOpen = ({ fetchedAtMs }: Batch): boolean => fetchedAtMs === undefined;

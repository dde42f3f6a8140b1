import { canCompareReplies } from "#core/compare/can-compare-replies.ts";
import { memoizeLast } from "#core/memoize-last.ts";
import { useSettledCondition } from "#state/document/documents.ts";

/** Asked by every reply, after every write. */
const canCompareOnce = memoizeLast(canCompareReplies);

/** True where two replies with words to one turn have ended in the visible columns. */
export const useCanCompare = (): boolean =>
  useSettledCondition((conversation) => conversation !== undefined && canCompareOnce(conversation));

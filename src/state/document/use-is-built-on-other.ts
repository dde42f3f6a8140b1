import { listBuiltOnOthers } from "#core/conversation/list-built-on-others.ts";
import { indexCells } from "#core/conversation/list-cell-replies.ts";
import type { Id } from "#core/vocabulary.ts";
import { useSettledCondition } from "./documents.ts";

/** True where a reply was sent with another reply further up than the one shown there now. */
export const useIsBuiltOnOther = (id: Id): boolean =>
  useSettledCondition(
    (conversation) =>
      conversation !== undefined && listBuiltOnOthers(conversation, indexCells(conversation.replies)).has(id),
  );

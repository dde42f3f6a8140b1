import { listColumns } from "#core/conversation/list-columns.ts";
import type { Id } from "#core/vocabulary.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { getChosenId } from "./page-choices.ts";

/** The chosen column, as `useChosenColumn` returns it. */
export function getChosenColumnId(): Id | undefined {
  const conversation = getOpenConversation();
  const ids = conversation ? listColumns(conversation).map(({ id }) => id) : [];
  const chosenId = getChosenId();
  return ids.includes(chosenId) ? chosenId : ids[0];
}

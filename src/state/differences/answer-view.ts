import { create } from "zustand";
import type { Reply } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";
import { getOpenConversation, getOpenId, useColumnIds, useOpenId } from "#state/document/documents.ts";
import { useReply } from "#state/document/use-replies.ts";
import { useCellOwner, useShownReplyId } from "#state/document/use-cells.ts";
import { onReset } from "#state/reset-state.ts";

/**
 * The content in place of answers: their differences from the baseline, the number of samples that share each word, or
 * nothing.
 */
export type AnswerView = "answers" | "differences" | "shared-words";

/** The column that others are compared with and, where one reply of it was chosen, that reply. */
type Baseline = { variantId: Id; replyId: Id };

/**
 * Lasts until the page is loaded again or the view is chosen in another conversation, which shows its answers until then,
 * and is part of no conversation.
 */
type ViewChoice = { conversationId: Id; view: AnswerView; baseline: Baseline };

const INITIAL: ViewChoice = { conversationId: "", view: "answers", baseline: { variantId: "", replyId: "" } };
const useViewChoice = create<ViewChoice>()(() => INITIAL);
onReset(() => useViewChoice.setState(INITIAL));

export function answerViewChosen(view: AnswerView): void {
  useViewChoice.setState({ view, conversationId: getOpenConversation()?.id ?? "" });
}

/** Makes a column the baseline and shows the differences from it. */
export function columnBaselineChosen(variantId: Id): void {
  answerViewChosen("differences");
  useViewChoice.setState({ baseline: { variantId, replyId: "" } });
}

/** Makes a reply the baseline of its turn, and its column that of the others, and shows the differences from it. */
export function replyBaselineChosen({ id, variantId }: Pick<Reply, "id" | "variantId">): void {
  answerViewChosen("differences");
  useViewChoice.setState({ baseline: { variantId, replyId: id } });
}

export function useAnswerView(): AnswerView {
  const openId = useOpenId();
  return useViewChoice(({ conversationId, view }) => (conversationId === openId ? view : "answers"));
}

/** The view in place of the answers of the open conversation. */
export function getAnswerView(): AnswerView {
  const { conversationId, view } = useViewChoice.getState();
  return conversationId === getOpenId() ? view : "answers";
}

/** The column and the reply that were chosen as the baseline; empty ids where none was. */
export const getChosenBaseline = (): Baseline => useViewChoice.getState().baseline;

export const useIsAnswerView = (view: AnswerView): boolean => useAnswerView() === view;

/** The column that others are compared with: the chosen one, else the first. */
export function useBaselineColumnId(): Id {
  const columnIds = useColumnIds();
  const chosenId = useViewChoice(({ baseline }) => baseline.variantId);
  return columnIds.includes(chosenId) ? chosenId : (columnIds[0] ?? "");
}

/** True for a reply that was chosen as the baseline of its turn. */
export const useIsReplyBaseline = (replyId: Id): boolean =>
  useViewChoice(({ baseline }) => baseline.replyId === replyId);

/** The reply that the others to its turn are compared with: the chosen one, else that which the baseline column shows. */
export function useBaselineReplyId(turnId: Id): Id | undefined {
  const chosen = useReply(useViewChoice(({ baseline }) => baseline.replyId));
  const ownerId = useCellOwner(turnId, useBaselineColumnId());
  const shownId = useShownReplyId(turnId, ownerId);
  return chosen?.turnId === turnId ? chosen.id : shownId;
}

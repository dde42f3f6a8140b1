import { canCompareReplies } from "#core/compare/can-compare-replies.ts";
import type { Conversation, Reply, Turn } from "#core/conversation/conversation.ts";
import { getShownReply } from "#core/conversation/get-shown-reply.ts";
import { getThread } from "#core/conversation/get-thread.ts";
import { resolveCellOwner } from "#core/conversation/list-cell-replies.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import type { Id } from "#core/vocabulary.ts";
import { getAnswerView } from "#state/differences/answer-view.ts";
import { getSettledConversation, getUnsettledReplyIds } from "#state/document/documents.ts";
import { getChosenColumnId } from "#state/get-chosen-column-id.ts";

/** The page as actions see it, at one moment. */
export type ActionPage = {
  /** The open conversation as of the last time its replies settled. */
  conversation: Conversation;
  /** The ids of the columns in order, and the chosen one. */
  columnIds: readonly Id[];
  columnId: Id;
  /** The open thread. */
  thread: readonly Turn[];
  /** The turn that has the focus, else the last one. */
  turn: Turn | undefined;
  /** The answer that has the focus, else the one that the chosen column shows to that turn. */
  reply: Reply | undefined;
  /** True while answers are asked for or waited for. */
  isRunning: boolean;
  hasRows: boolean;
  /** True where the table of all rows is shown. */
  isTable: boolean;
  areDifferencesShown: boolean;
  /** True where two answers to one turn can be compared. */
  canCompare: boolean;
};

/** The answer or the turn that actions are about, where it was told. */
export type ActionAim = { replyId?: Id; turnId?: Id };

/** The page now; undefined before a conversation is open. */
export function getActionPage({ replyId, turnId }: ActionAim = {}): ActionPage | undefined {
  const conversation = getSettledConversation();
  const columnId = getChosenColumnId();
  if (!conversation || columnId === undefined) return undefined;
  const thread = getThread(conversation.turns, conversation.view.leafTurnId);
  const aimed = replyId === undefined ? undefined : conversation.replies[replyId];
  const aimedTurnId = aimed?.turnId ?? turnId;
  const turn = thread.find(({ id }) => id === aimedTurnId) ?? thread.at(-1);
  const isTable = hasRows(conversation) && conversation.view.rowId === undefined;
  return {
    conversation,
    columnIds: listColumns(conversation).map(({ id }) => id),
    columnId,
    thread,
    turn,
    reply: aimed ?? (turn && !isTable ? getShownAnswer(conversation, turn.id, columnId) : undefined),
    isRunning: getUnsettledReplyIds(conversation.id).length > 0,
    hasRows: hasRows(conversation),
    isTable,
    areDifferencesShown: getAnswerView() === "differences",
    canCompare: canCompareReplies(conversation),
  };
}

function getShownAnswer(conversation: Conversation, turnId: Id, columnId: Id): Reply | undefined {
  const variantId = resolveCellOwner(conversation, { turnId, variantId: columnId });
  return getShownReply(conversation, { turnId, variantId });
}

const hasRows = ({ rows }: Conversation): boolean => Object.keys(rows).length > 0;

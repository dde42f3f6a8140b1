import type { Reply } from "#core/conversation/conversation.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { isInBatch } from "#core/conversation/is-in-batch.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import { listCellAnswers } from "#core/conversation/list-cell-replies.ts";
import type { Id } from "#core/vocabulary.ts";
import { getChosenBaseline, replyBaselineChosen } from "#state/differences/answer-view.ts";
import { copyPlaceLink } from "#state/document/copy-place-link.ts";
import { getOpenId } from "#state/document/documents.ts";
import { replyDeleted, replyShown } from "#state/edits/turn-edits.ts";
import { copyAnswer } from "#state/export/copy-answer.ts";
import { layerOpened } from "#state/layers.ts";
import { editingOpened } from "#state/page-choices.ts";
import { hasReplyEvents } from "#state/replies/reply-events.ts";
import { stopReply } from "#state/replies/reply-queue.ts";
import { regenerateReply } from "#state/replies/run.ts";
import type { Action } from "./action.ts";
import type { ActionPage } from "./action-page.ts";
import { HIDE_DIFFERENCES } from "./column-actions.ts";

/** An answer as its actions see it. */
export type AnswerSubject = {
  reply: Reply;
  /** The answer before it in its cell. */
  earlierId: Id | undefined;
  hasText: boolean;
  /** True where two answers to one turn can be compared. */
  canCompare: boolean;
  areDifferencesShown: boolean;
  /** True where it was chosen as the baseline of its turn. */
  isBaseline: boolean;
};

/** The answer of a page; undefined where there is none. */
export function selectAnswer({
  conversation,
  reply,
  canCompare,
  areDifferencesShown,
}: ActionPage): AnswerSubject | undefined {
  if (!reply) return undefined;
  const cell = listCellAnswers(conversation, reply);
  return {
    reply,
    earlierId: cell[cell.findIndex(({ id }) => id === reply.id) - 1]?.id,
    hasText: getReplyText(reply) !== "",
    canCompare,
    areDifferencesShown,
    isBaseline: areDifferencesShown && getChosenBaseline().replyId === reply.id,
  };
}

const isEnded = ({ reply }: AnswerSubject): boolean => isSettled(reply.status);
const hasWords = (answer: AnswerSubject): boolean => isEnded(answer) && answer.hasText;
const isOfModel = (answer: AnswerSubject): boolean => isEnded(answer) && answer.reply.origin === "model";

/** The actions in the menu of an answer, in its order. */
export const ANSWER_MENU: readonly Action<AnswerSubject>[] = [
  {
    id: "answer-baseline",
    label: "Use this answer as baseline",
    menuLabel: "Use as baseline",
    words: "compare differences",
    isOffered: (answer) => hasWords(answer) && answer.canCompare,
    findOffReason: ({ isBaseline }) => (isBaseline ? "This is the baseline" : undefined),
    run: ({ reply }) => replyBaselineChosen(reply),
  },
  {
    id: "differences-from-before",
    label: "Differences from the answer before",
    isOffered: (answer) => hasWords(answer) && answer.earlierId !== undefined,
    run: ({ reply: { variantId }, earlierId }) =>
      earlierId !== undefined && replyBaselineChosen({ id: earlierId, variantId }),
  },
  HIDE_DIFFERENCES,
  {
    id: "numbers",
    label: "Numbers",
    words: "figures plots compare times costs statistics",
    isOffered: ({ canCompare }) => canCompare,
    run: () => layerOpened({ kind: "numbers" }),
  },
  {
    id: "mark-answer",
    label: "Mark this answer by hand",
    menuLabel: "Mark by hand",
    words: "pass fail rating note",
    isOffered: isEnded,
    run: ({ reply: { id: replyId, turnId } }) => layerOpened({ kind: "mark", turnId, replyId }),
  },
  {
    id: "copy-answer-link",
    label: "Copy link to this answer",
    isOffered: isEnded,
    run: ({ reply: { turnId, variantId } }) => copyPlaceLink({ turnId, variantId }),
  },
  {
    id: "what-changed",
    label: "What changed since…",
    words: "compare requests of answers",
    isOffered: isEnded,
    run: ({ reply }) => layerOpened({ kind: "changes", replyId: reply.id }),
  },
  {
    id: "edit-request",
    label: "Edit and send",
    words: "request json by hand",
    isOffered: isOfModel,
    run: ({ reply }) => layerOpened({ kind: "request", replyId: reply.id }),
  },
  {
    id: "request-code",
    label: "Request as code",
    words: "curl python javascript of the answer",
    isOffered: isOfModel,
    run: ({ reply }) => layerOpened({ kind: "code", replyId: reply.id }),
  },
  {
    id: "download-exchange",
    label: "Download request and response",
    isOffered: isOfModel,
    run: async ({ reply }) => (await import("#state/capsule/download-exchange.ts")).downloadExchange(reply.id),
  },
];

/** The actions on the answer that has the focus, else on the last one of the chosen column. */
export const ANSWER_ACTIONS: readonly Action<AnswerSubject>[] = [
  {
    id: "stop-answer",
    label: "Stop this answer",
    getLabel: ({ reply }) => (isInBatch(reply) ? "Take this answer out of the batch" : "Stop this answer"),
    isOffered: (answer) => !isEnded(answer),
    run: ({ reply }) => stopReply(getOpenId(), reply.id),
  },
  {
    id: "regenerate",
    label: "Regenerate this answer",
    words: "again retry",
    isOffered: isEnded,
    run: ({ reply }) => regenerateReply(reply),
  },
  {
    id: "copy-answer",
    label: "Copy this answer",
    words: "clipboard",
    isOffered: hasWords,
    run: ({ reply }) => copyAnswer(reply, getReplyText(reply)),
  },
  {
    id: "full-screen",
    label: "Show this answer in full screen",
    words: "maximise large",
    isOffered: hasWords,
    run: ({ reply }) => layerOpened({ kind: "reply", replyId: reply.id }),
  },
  {
    id: "raw-stream",
    label: "Raw stream of this answer",
    words: "events server-sent",
    isOffered: isEnded,
    findOffReason: ({ reply }) =>
      hasReplyEvents(reply.id) ? undefined : "Its events were kept until the page was loaded again",
    run: ({ reply }) => layerOpened({ kind: "events", replyId: reply.id }),
  },
  {
    id: "edit-answer",
    label: "Edit this answer",
    words: "rewrite",
    isOffered: isEnded,
    run: ({ reply }) => editingOpened(reply.id),
  },
  {
    id: "delete-answer",
    label: "Delete this answer",
    words: "remove",
    isOffered: isEnded,
    run: ({ reply }) => replyDeleted(reply),
  },
  ...ANSWER_MENU,
];

/** The answers of a cell, with the one that later turns build on. */
export type CellSubject = { answers: readonly Reply[]; shownIndex: number };

/** The cell of a page's answer. */
export function selectCell({ conversation, reply }: ActionPage): CellSubject | undefined {
  if (!reply) return undefined;
  const answers = listCellAnswers(conversation, reply);
  return { answers, shownIndex: answers.findIndex(({ id }) => id === reply.id) };
}

const showNext = (step: 1 | -1, end: string): Pick<Action<CellSubject>, "isOffered" | "findOffReason" | "run"> => ({
  isOffered: ({ answers }) => answers.length > 1,
  findOffReason: ({ answers, shownIndex }) => (answers[shownIndex + step] ? undefined : end),
  run: ({ answers, shownIndex }) => {
    const next = answers[shownIndex + step];
    if (next) replyShown(next);
  },
});

/** The actions that go through the samples of a cell. */
export const SAMPLE_ACTIONS: readonly Action<CellSubject>[] = [
  { id: "next-sample", label: "Continue from the next sample", ...showNext(1, "This is the last sample") },
  { id: "previous-sample", label: "Continue from the sample before", ...showNext(-1, "This is the first sample") },
];

import type { Conversation } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";
import { listCountedAnswers } from "./counted-answers.ts";

/**
 * The answers to a turn that a person marks one by one: those that count in some columns, row by row, and one that is asked for
 * where it is not among them.
 */
export function listToMark(
  conversation: Conversation,
  columnIds: readonly Id[],
  turnId: Id,
  askedId?: Id,
): readonly Id[] {
  const { questions, columns } = listCountedAnswers(conversation, columnIds, turnId);
  const ids = questions.flatMap(({ id }) =>
    columns.flatMap(({ answers }) =>
      (answers.get(id) ?? []).filter((reply) => reply.turnId === turnId).map((reply) => reply.id),
    ),
  );
  return askedId === undefined || ids.includes(askedId) ? ids : [askedId, ...ids];
}

/** The next id after one that is not done yet, from the beginning again after the last; undefined where all are done. */
export function findNextToMark(
  ids: readonly Id[],
  currentId: Id | undefined,
  isDone: (id: Id) => boolean,
): Id | undefined {
  const at = currentId === undefined ? -1 : ids.indexOf(currentId);
  return [...ids.slice(at + 1), ...ids.slice(0, at + 1)].find((id) => !isDone(id));
}

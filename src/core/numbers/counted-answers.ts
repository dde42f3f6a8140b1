import { buildSettingsKey } from "#core/compare/build-settings-key.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { getThread } from "#core/conversation/get-thread.ts";
import { listCellReplies, resolveCellOwner } from "#core/conversation/list-cell-replies.ts";
import type { Id } from "#core/vocabulary.ts";

/** A question that each column answers: a turn of the thread. */
export type Question = { id: Id; label: string };

/** The answers of one column that count, by question. */
export type CountedColumn = { columnId: Id; answers: ReadonlyMap<Id, readonly Reply[]> };

/** The answers of a conversation that count together, and how many do not. */
export type CountedAnswers = {
  questions: readonly Question[];
  columns: readonly CountedColumn[];
  /** Complete answers that were sent with other settings than the newest one of their column. */
  otherSettings: number;
  /** Answers that failed, were stopped or cut off. */
  incomplete: number;
};

/**
 * The complete answers of a model in some columns. Of each column those count that were sent with the settings of its
 * newest answer, so that different settings are never mixed.
 */
export function listCountedAnswers(conversation: Conversation, columnIds: readonly Id[]): CountedAnswers {
  const thread = getThread(conversation.turns, conversation.view.leafTurnId);
  const questions = thread.map(({ id }, index) => ({ id, label: `Turn ${index + 1}` }));
  let otherSettings = 0;
  let incomplete = 0;
  const columns = columnIds.map((columnId) => {
    const cells = questions.map(({ id }) => {
      const cell = { turnId: id, variantId: columnId };
      const replies = listCellReplies(conversation, {
        ...cell,
        variantId: resolveCellOwner(conversation, cell),
      }).filter(({ origin, after }) => origin === "model" && after === undefined);
      incomplete += replies.filter(({ status }) => isIncomplete(status)).length;
      return { id, replies: replies.filter(({ status }) => status === "done") };
    });
    const all = cells.flatMap(({ replies }) => replies);
    const newest = all.reduce<Reply | undefined>(
      (latest, reply) => ((reply.startedAtMs ?? 0) >= (latest?.startedAtMs ?? 0) ? reply : latest),
      undefined,
    );
    const key = newest && buildSettingsKey(newest.sentWith);
    const answers = new Map<Id, readonly Reply[]>();
    for (const { id, replies } of cells) {
      const counted = replies.filter(({ sentWith }) => buildSettingsKey(sentWith) === key);
      otherSettings += replies.length - counted.length;
      if (counted.length > 0) answers.set(id, counted);
    }
    return { columnId, answers };
  });
  return { questions, columns, otherSettings, incomplete };
}

function isIncomplete(status: Reply["status"]): boolean {
  return status === "failed" || status === "stopped" || status === "interrupted";
}

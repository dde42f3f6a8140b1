import { collapseWhitespace } from "#core/compare/agreement.ts";
import type { Choice } from "#core/conversation/choice.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { listCountedAnswers } from "#core/numbers/counted-answers.ts";
import type { Id } from "#core/vocabulary.ts";
import { orderBlind } from "./blind-order.ts";

/** Answers of different columns to the same question, to choose the best of, in the order in which they are shown. */
export type Comparison = { rowId: Id | undefined; replyIds: readonly Id[] };

/** The comparisons of a turn, and the number of those that are left out because all their answers say the same. */
export type Comparisons = { listed: readonly Comparison[]; alike: number };

/** The comparisons of the answers of some columns that count: the first samples of a row with each other, then the second ones. */
export function listComparisons(conversation: Conversation, columnIds: readonly Id[], turnId: Id): Comparisons {
  const { questions, columns } = listCountedAnswers(conversation, columnIds, turnId);
  const all = questions.flatMap(({ id }) => {
    const cells = columns.map(({ answers }) => (answers.get(id) ?? []).filter((reply) => reply.turnId === turnId));
    const count = Math.max(0, ...cells.map(({ length }) => length));
    return Array.from({ length: count }, (_, sample) => cells.flatMap((replies) => replies[sample] ?? []));
  });
  const compared = all.filter((replies) => replies.length > 1);
  const different = compared.filter((replies) => new Set(replies.map(getComparedText)).size > 1);
  return {
    listed: different.map((replies) => ({
      rowId: replies[0]?.rowId,
      replyIds: orderBlind(replies.map(({ id }) => id)),
    })),
    alike: compared.length - different.length,
  };
}

/**
 * The comparison to ask next: the first that was not skipped, else the one that was skipped longest ago. `skipped` has keys, the
 * last one skipped last.
 */
export const pickNext = (open: readonly Comparison[], skipped: readonly string[]): Comparison | undefined =>
  open.toSorted((a, b) => skipped.indexOf(getComparisonKey(a)) - skipped.indexOf(getComparisonKey(b)))[0];

export const getComparisonKey = ({ replyIds }: Comparison): string => replyIds.join();

/** The choice that was made of a comparison. */
export function findChoice(choices: readonly Choice[], { replyIds }: Comparison): Choice | undefined {
  return choices.find(
    (choice) => choice.replyIds.length === replyIds.length && choice.replyIds.every((id) => replyIds.includes(id)),
  );
}

/** The choices of a turn, the oldest first. */
export const listChoices = ({ choices = {} }: Conversation, turnId: Id): readonly Choice[] =>
  Object.values(choices)
    .filter((choice) => choice.turnId === turnId)
    .toSorted((a, b) => a.chosenAtMs - b.chosenAtMs);

/** The words of an answer without regard to white space, with its tool calls and pictures: all that is shown of it. */
function getComparedText(reply: Reply): string {
  const others = reply.parts.flatMap((part) =>
    part.kind === "tool-call" ? [part.name, part.argumentsText] : part.kind === "image" ? [part.blob] : [],
  );
  return JSON.stringify([collapseWhitespace(getReplyText(reply)), ...others]);
}

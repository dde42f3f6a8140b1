import type { Conversation, Reply } from "./conversation.ts";
import { listCellAnswers } from "./list-cell-replies.ts";
import { getVariantLetter } from "./list-columns.ts";
import { getThread } from "./get-thread.ts";

/** The name of a reply for the user: "Reply A, turn 2", and ", sample 2 of 3" where its cell has several. */
export function getReplyLabel(conversation: Conversation, reply: Reply): string {
  const letter = getVariantLetter(conversation, reply.variantId);
  const turnNumber = getThread(conversation.turns, reply.turnId).length;
  const cell = listCellAnswers(conversation, reply);
  const index = cell.findIndex(({ id }) => id === reply.id);
  return formatReplyLabel(letter, turnNumber, index, cell.length);
}

/** The name of a reply from its letter and numbers; `index` counts from 0. */
export function formatReplyLabel(letter: string, turnNumber: number, index: number, cellSize: number): string {
  const sample = cellSize > 1 ? `, sample ${index + 1} of ${cellSize}` : "";
  return `Reply ${letter}, turn ${turnNumber}${sample}`;
}

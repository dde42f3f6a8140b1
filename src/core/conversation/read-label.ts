import type { Conversation, Reply } from "./conversation.ts";
import { readCell } from "./read-cell.ts";
import { readLetter } from "./read-columns.ts";
import { readThread } from "./read-thread.ts";

/** How a reply is named to a reader: "Reply A, turn 2", and ", sample 2 of 3" where its cell holds several. */
export function readTurnLabel(conversation: Conversation, reply: Reply): string {
  const letter = readLetter(conversation, reply.variantId);
  const turnNumber = readThread(conversation.turns, reply.turnId).length;
  const cell = readCell(conversation, reply);
  const place = cell.findIndex(({ id }) => id === reply.id);
  return labelReply(letter, turnNumber, place, cell.length);
}

/** The same from what a caller knows already; `place` counts from 0. */
export function labelReply(letter: string, turnNumber: number, place: number, cellSize: number): string {
  const sample = cellSize > 1 ? `, sample ${place + 1} of ${cellSize}` : "";
  return `Reply ${letter}, turn ${turnNumber}${sample}`;
}

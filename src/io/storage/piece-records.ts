import type { ReplyPiece } from "#core/conversation/reply-pieces.ts";
import type { Id } from "#core/vocabulary.ts";
import type { PieceRecord } from "./open-database.ts";

/** The number of the next piece. One tab alone runs a reply, so that its pieces are numbered in order. */
let nextNumber = 0;

/** A record of a piece, which stands behind all earlier ones of its reply. */
export function createPieceRecord(conversationId: Id, piece: ReplyPiece): PieceRecord {
  const number = String(nextNumber++).padStart(12, "0");
  return { id: `${piece.id}:${number}`, conversationId, value: piece };
}

/** The range of all pieces of a reply. */
export const rangeOfPieces = (replyId: Id): IDBKeyRange => IDBKeyRange.bound(`${replyId}:`, `${replyId}:\uffff`);

/** True for the id of a piece of a reply. */
export const isPieceOf = (replyId: Id, pieceId: string): boolean => pieceId.startsWith(`${replyId}:`);

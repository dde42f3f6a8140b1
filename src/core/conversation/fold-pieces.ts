import type { Reply } from "./conversation.ts";
import { getText, type ReplyPiece, withText } from "./reply-pieces.ts";

/** A reply with its pieces, up to the first one before which something is missing. */
export function foldPieces(reply: Reply, pieces: readonly ReplyPiece[]): Reply {
  const { sentWith, after } = reply;
  let folded = reply;
  for (const { at, offset, ...piece } of pieces) {
    const stays = (getText(folded.parts[at]) ?? "").slice(0, offset);
    if (at > folded.parts.length || stays.length < offset) break;
    const [first, ...rest] = piece.parts;
    const text = getText(first);
    const grown = first && text !== undefined ? [withText(first, stays + text), ...rest] : piece.parts;
    folded = {
      ...piece,
      parts: [...folded.parts.slice(0, at), ...grown],
      sentWith,
      ...(after === undefined ? {} : { after }),
    };
  }
  return folded;
}

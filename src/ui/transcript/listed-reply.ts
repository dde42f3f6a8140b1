import type { Reply, Turn } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";

/** A reply with its column, the position of that among the visible ones, and its own among the replies of its cell. */
export type ListedReply = {
  reply: Reply;
  columnIndex: number;
  position: number;
  sampleIndex: number;
  cellSize: number;
};

/** A turn with the replies that it lists until it is drawn. */
export type ListedTurn = { turnId: Id; turn: Turn | undefined; listed: readonly ListedReply[] };

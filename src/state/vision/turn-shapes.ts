import { useMemo } from "react";
import type { Conversation, Id, Reply, Settings, Turn } from "#core/conversation/conversation.ts";
import { readTurnLabel } from "#core/conversation/read-label.ts";
import { readThread } from "#core/conversation/read-thread.ts";
import { isSettled } from "#core/conversation/reduce-reply.ts";
import { findShapes, type Shape } from "#core/vision/find-shapes.ts";
import { useSettledConversation } from "#state/document/documents.ts";

/** A reply with boxes or points in it, the column of the variant that gave it, and the sizes of the pictures it was shown. */
export type ReplyShapes = {
  replyId: Id;
  label: string;
  variantPlace: number;
  text: string;
  shapes: readonly Shape[];
  imageScales: Settings["imageScales"];
};

/**
 * The replies that hold boxes on the pictures of a turn: those to it, and to turns after it up to the next with pictures
 * of its own. It does not change while an answer streams.
 */
export function useTurnShapes(turnId: Id): readonly ReplyShapes[] {
  const conversation = useSettledConversation();
  return useMemo(() => (conversation ? readTurnShapes(conversation, turnId) : []), [conversation, turnId]);
}

function readTurnShapes(conversation: Conversation, turnId: Id): ReplyShapes[] {
  const turnIds = readTurnsAbout(conversation, turnId);
  const found = Object.values(conversation.replies).flatMap((reply) => {
    if (!turnIds.includes(reply.turnId) || !isSettled(reply.status)) return [];
    const { text, shapes } = readShapes(reply);
    if (shapes.length === 0) return [];
    const variantPlace = conversation.variants.findIndex(({ id }) => id === reply.variantId);
    return [
      {
        reply,
        shown: {
          replyId: reply.id,
          label: readTurnLabel(conversation, reply),
          variantPlace,
          text,
          shapes,
          imageScales: reply.sentWith.imageScales,
        },
      },
    ];
  });
  const order = (reply: Reply, place: number) => turnIds.indexOf(reply.turnId) * 10_000 + place * 100 + reply.sample;
  return found
    .toSorted((a, b) => order(a.reply, a.shown.variantPlace) - order(b.reply, b.shown.variantPlace))
    .map(({ shown }) => shown);
}

function readTurnsAbout({ turns, view }: Conversation, turnId: Id): Id[] {
  const hasPictures = (turn: Turn) => turn.parts.some(({ kind }) => kind === "image");
  const thread = readThread(turns, view.leafTurnId);
  const from = thread.findIndex(({ id }) => id === turnId);
  if (from === -1) return [turnId];
  const next = thread.findIndex((turn, place) => place > from && hasPictures(turn));
  return thread.slice(from, next === -1 ? undefined : next).map(({ id }) => id);
}

const known = new WeakMap<Reply, { text: string; shapes: readonly Shape[] }>();

/** A settled reply is read once. */
function readShapes(reply: Reply): { text: string; shapes: readonly Shape[] } {
  const before = known.get(reply);
  if (before) return before;
  const text = reply.parts.flatMap((part) => (part.kind === "text" ? [part.text] : [])).join("\n\n");
  const read = { text, shapes: findShapes(text) };
  known.set(reply, read);
  return read;
}

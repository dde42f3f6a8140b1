import { joinTexts } from "#core/content/join-texts.ts";
import type { Conversation, Reply, Settings, Turn } from "#core/conversation/conversation.ts";
import { getReplyLabel } from "#core/conversation/reply-label.ts";
import { getThread } from "#core/conversation/get-thread.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import { findShapes, type Shape } from "#core/vision/find-shapes.ts";
import type { Id } from "#core/vocabulary.ts";
import { useSettledValue } from "#state/document/documents.ts";

/**
 * A reply with boxes or points in its text, the index of its variant, and the scales of the pictures in its request.
 */
export type ReplyShapes = {
  replyId: Id;
  label: string;
  variantIndex: number;
  text: string;
  shapes: readonly Shape[];
  imageScales: Settings["imageScales"];
};

/**
 * The replies with boxes on the pictures of a turn: those to this turn, and to later turns up to the next one with
 * pictures of its own. Unchanged while a reply streams.
 */
export function useTurnShapes(turnId: Id): readonly ReplyShapes[] {
  return useSettledValue<readonly ReplyShapes[]>((conversation) => selectTurnShapes(conversation, turnId), NONE);
}

const NONE: readonly ReplyShapes[] = [];

function selectTurnShapes(conversation: Conversation, turnId: Id): ReplyShapes[] {
  const turnIds = listTurnIdsAbout(conversation, turnId);
  const found = Object.values(conversation.replies).flatMap((reply) => {
    if (!turnIds.includes(reply.turnId) || !isSettled(reply.status)) return [];
    if (findReplyShapes(reply).shapes.length === 0) return [];
    const variantIndex = conversation.variants.findIndex(({ id }) => id === reply.variantId);
    return [{ reply, shown: describeReplyShapes(reply, getReplyLabel(conversation, reply), variantIndex) }];
  });
  const order = (reply: Reply, index: number) => turnIds.indexOf(reply.turnId) * 10_000 + index * 100 + reply.sample;
  return found
    .toSorted((a, b) => order(a.reply, a.shown.variantIndex) - order(b.reply, b.shown.variantIndex))
    .map(({ shown }) => shown);
}

function listTurnIdsAbout({ turns, view }: Conversation, turnId: Id): Id[] {
  const hasPictures = (turn: Turn) => turn.parts.some(({ kind }) => kind === "image");
  const thread = getThread(turns, view.leafTurnId);
  const from = thread.findIndex(({ id }) => id === turnId);
  if (from === -1) return [turnId];
  const next = thread.findIndex((turn, index) => index > from && hasPictures(turn));
  return thread.slice(from, next === -1 ? undefined : next).map(({ id }) => id);
}

const described = new WeakMap<Reply, ReplyShapes>();

/** The same object as before while the reply, its label and its position are the same. */
function describeReplyShapes(reply: Reply, label: string, variantIndex: number): ReplyShapes {
  const before = described.get(reply);
  if (before?.label === label && before.variantIndex === variantIndex) return before;
  const shown = {
    ...findReplyShapes(reply),
    replyId: reply.id,
    label,
    variantIndex,
    imageScales: reply.sentWith.imageScales,
  };
  described.set(reply, shown);
  return shown;
}

const known = new WeakMap<Reply, { text: string; shapes: readonly Shape[] }>();

/** A settled reply is searched once. */
function findReplyShapes(reply: Reply): { text: string; shapes: readonly Shape[] } {
  const before = known.get(reply);
  if (before) return before;
  const text = joinTexts(reply.parts);
  const found = { text, shapes: findShapes(text) };
  known.set(reply, found);
  return found;
}

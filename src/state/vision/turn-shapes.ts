import { memoizeLast } from "#core/memoize-last.ts";
import type { Part } from "#core/content/part.ts";
import { joinTexts } from "#core/content/join-texts.ts";
import type { Conversation, Reply, Settings, Turn } from "#core/conversation/conversation.ts";
import { getReplyLabel } from "#core/conversation/reply-label.ts";
import { listPartIndexes, listTurnParts } from "#core/conversation/turn-prompts.ts";
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
 * pictures of its own. With the index of a part, the replies of the columns that were sent this part. Unchanged while a reply
 * streams.
 */
export function useTurnShapes(turnId: Id, partIndex?: number): readonly ReplyShapes[] {
  return useSettledValue<readonly ReplyShapes[]>(
    (conversation) => selectTurnShapes(conversation, turnId, partIndex),
    NONE,
  );
}

const NONE: readonly ReplyShapes[] = [];

/** Exported for its tests. */
export function selectTurnShapes(conversation: Conversation, turnId: Id, partIndex?: number): ReplyShapes[] {
  const withShapes = indexRepliesWithShapes(conversation.replies);
  if (withShapes.size === 0) return [];
  const turn = conversation.turns[turnId];
  const isSent = (variantId: Id) =>
    partIndex === undefined || !turn?.own || listPartIndexes(conversation, turn, variantId).includes(partIndex);
  const turns = listTurnsAbout(conversation, turnId);
  // A later turn with prompts of columns ends it for those that were sent pictures in it.
  const isAbout = (variantId: Id, at: number) =>
    turns.slice(1, at + 1).every((later) => !later.own || !hasPictures(listTurnParts(conversation, later, variantId)));
  return turns.flatMap(({ id }, at) =>
    (withShapes.get(id) ?? [])
      .filter(({ variantId }) => isSent(variantId) && isAbout(variantId, at))
      .map((reply) => {
        const variantIndex = conversation.variants.findIndex((variant) => variant.id === reply.variantId);
        return { reply, shown: describeReplyShapes(reply, getReplyLabel(conversation, reply), variantIndex) };
      })
      .toSorted((a, b) => a.shown.variantIndex - b.shown.variantIndex || a.reply.sample - b.reply.sample)
      .map(({ shown }) => shown),
  );
}

/** The settled replies with boxes or points by their turns, found once for all turns of a conversation. */
const indexRepliesWithShapes = memoizeLast((replies: Conversation["replies"]): ReadonlyMap<Id, readonly Reply[]> => {
  const index = new Map<Id, Reply[]>();
  for (const reply of Object.values(replies)) {
    if (!isSettled(reply.status) || findReplyShapes(reply).shapes.length === 0) continue;
    const others = index.get(reply.turnId);
    if (others) others.push(reply);
    else index.set(reply.turnId, [reply]);
  }
  return index;
});

const hasPictures = (parts: readonly Part[]) => parts.some(({ kind }) => kind === "image");

/** A turn and the later ones up to the next one in which all columns are sent other pictures. */
function listTurnsAbout({ turns, view }: Conversation, turnId: Id): readonly Turn[] {
  const thread = getOpenThread(turns, view.leafTurnId);
  const from = thread.findIndex(({ id }) => id === turnId);
  if (from === -1) return turns[turnId] ? [turns[turnId]] : [];
  const next = thread.findIndex(({ parts, own }, index) => index > from && !own && hasPictures(parts));
  return thread.slice(from, next === -1 ? undefined : next);
}

const getOpenThread = memoizeLast(getThread);

const described = new WeakMap<Reply, ReplyShapes>();

/**
 * The boxes of a reply as it is now, also while it streams; the same object as before while the reply, its label and its
 * position are the same.
 */
export function describeReplyShapes(reply: Reply, label: string, variantIndex: number): ReplyShapes {
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

/** Each state of a reply is searched once. */
function findReplyShapes(reply: Reply): { text: string; shapes: readonly Shape[] } {
  const before = known.get(reply);
  if (before) return before;
  const text = joinTexts(reply.parts);
  const found = { text, shapes: findShapes(text) };
  known.set(reply, found);
  return found;
}

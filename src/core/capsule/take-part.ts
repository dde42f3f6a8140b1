import type { Conversation, GoneReply, Reply, Variant } from "#core/conversation/conversation.ts";
import { getThread } from "#core/conversation/get-thread.ts";
import { resolveCellOwner } from "#core/conversation/list-cell-replies.ts";
import { getLink, listThread } from "#core/conversation/list-thread.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { joinPrompts, listTurnParts } from "#core/conversation/turn-prompts.ts";
import type { Id } from "#core/vocabulary.ts";

/** The part of a conversation that goes out: one column or all, and the open thread up to a turn or everything. */
export type ConversationPart = { variantId?: Id | undefined; upToTurnId?: Id | undefined };

/**
 * A part of a conversation as a conversation. Replies that those of the part were sent with stay in it, since a reply
 * keeps its exact thread.
 */
export function takePart(conversation: Conversation, { variantId, upToTurnId }: ConversationPart): Conversation {
  const upTo = upToTurnId === undefined ? conversation : takeThread(conversation, upToTurnId);
  return variantId === undefined ? upTo : takeColumn(upTo, variantId);
}

function takeThread(conversation: Conversation, upToTurnId: Id): Conversation {
  const turns = Object.fromEntries(getThread(conversation.turns, upToTurnId).map((turn) => [turn.id, turn]));
  const isLeftOut = (turnId: Id) =>
    !Object.hasOwn(turns, turnId) && getThread(conversation.turns, turnId).some(({ id }) => id === upToTurnId);
  const replies = filterRecord(conversation.replies, ({ turnId }) => Object.hasOwn(turns, turnId));
  return {
    ...conversation,
    // A column that inherits the thread up to a later turn inherits all of this part.
    variants: conversation.variants.map((variant) =>
      variant.threadFrom && isLeftOut(variant.threadFrom.upToTurnId)
        ? { ...variant, threadFrom: { ...variant.threadFrom, upToTurnId } }
        : variant,
    ),
    turns,
    replies,
    gone: filterRecord(conversation.gone, ({ turnId }) => Object.hasOwn(turns, turnId)),
    view: {
      ...conversation.view,
      leafTurnId: upToTurnId,
      shown: filterRecord(conversation.view.shown, (id) => Object.hasOwn(replies, id)),
    },
  };
}

function takeColumn(conversation: Conversation, variantId: Id): Conversation {
  const variant = conversation.variants.find(({ id }) => id === variantId);
  if (!variant) return conversation;
  const rowIds = [undefined, ...Object.keys(conversation.rows)];
  const owners = new Set([
    variantId,
    ...Object.keys(conversation.turns).flatMap((turnId) =>
      rowIds.map((rowId) => resolveCellOwner(conversation, { turnId, variantId, rowId })),
    ),
  ]);
  const own = Object.values(conversation.replies).filter((reply) => owners.has(reply.variantId));
  const ids = new Set(own.flatMap((reply) => [reply.id, ...listLinkIds(conversation, reply)]));
  const replies = filterRecord(conversation.replies, ({ id }) => ids.has(id));
  const columns = new Set(Object.values(replies).map((reply) => reply.variantId));
  const { sweep: _sweep, isRemoved: _isRemoved, ...column } = variant;
  return {
    ...conversation,
    shared: resolveSettings(conversation, variantId),
    // Of other columns, what the threads of this one go through stays as hidden ones.
    variants: [
      { ...column, overrides: {} },
      ...conversation.variants.flatMap((other): Variant[] => {
        if (other.id === variantId || !columns.has(other.id)) return [];
        const { sweep: _none, ...rest } = other;
        return [{ ...rest, overrides: resolveSettings(conversation, other.id), isRemoved: true }];
      }),
    ],
    sweeps: [],
    turns: Object.fromEntries(
      Object.values(conversation.turns).map(({ own: _all, ...turn }) => {
        const prompts = [variantId, ...columns].map((id) => ({
          variantId: id,
          parts: listTurnParts(conversation, conversation.turns[turn.id], id),
        }));
        return [turn.id, { ...turn, ...joinPrompts(prompts) }];
      }),
    ),
    replies,
    gone: filterRecord(conversation.gone, ({ id }) => ids.has(id)),
    view: { ...conversation.view, shown: filterRecord(conversation.view.shown, (id) => Object.hasOwn(replies, id)) },
  };
}

/** The replies that the thread of a reply, and what it continues, go through, with those whose paths tell it. */
function listLinkIds(conversation: Conversation, reply: Reply): Id[] {
  const ids = listThread(conversation, reply).flatMap(({ replyId }) => replyId ?? []);
  const visited = new Set<Id>();
  for (
    let link: Reply | GoneReply | undefined = reply;
    link && !visited.has(link.id);
    link = getLink(conversation, link.sentWith.thread.builtOn ?? "")
  )
    visited.add(link.id);
  if (reply.after) ids.push(reply.after.replyId);
  return [...ids, ...visited];
}

function filterRecord<Value>(record: Record<string, Value>, holds: (value: Value) => boolean): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => holds(value)));
}

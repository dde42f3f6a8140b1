import type {
  CellKey,
  Conversation,
  GoneReply,
  Reply,
  SentWith,
  ThreadPath,
  ThreadStep,
} from "#core/conversation/conversation.ts";
import { buildCellKey } from "#core/conversation/conversation.ts";
import { leaveBatches } from "#core/conversation/leave-batches.ts";
import type { Id } from "#core/vocabulary.ts";

/**
 * The same conversation with other ids for itself and for its columns, turns, rows and replies, so that it can stand beside the
 * one that it was copied from, and without its batches, which are answered there. `renew` is asked once for each id.
 */
export function renewIds(source: Conversation, renew: (id: Id) => Id): Conversation {
  const conversation = leaveBatches(source);
  const known = new Map<Id, Id>();
  const map = (id: Id): Id => {
    const renewed = known.get(id) ?? renew(id);
    known.set(id, renewed);
    return renewed;
  };
  const { id, variants, turns, replies, rows, gone, view } = conversation;
  const renewThread = <Sent extends Pick<SentWith, "thread">>(sentWith: Sent): Sent => ({
    ...sentWith,
    thread: renewPath(sentWith.thread, map),
  });
  const renewReply = (reply: Reply): Reply => ({
    ...reply,
    id: map(reply.id),
    turnId: map(reply.turnId),
    variantId: map(reply.variantId),
    ...(reply.rowId !== undefined && { rowId: map(reply.rowId) }),
    ...(reply.copyOf !== undefined && { copyOf: map(reply.copyOf) }),
    ...(reply.after && { after: { ...reply.after, replyId: map(reply.after.replyId) } }),
    sentWith: renewThread(reply.sentWith),
  });
  const renewGone = (reply: GoneReply): GoneReply => ({
    ...reply,
    id: map(reply.id),
    turnId: map(reply.turnId),
    sentWith: renewThread(reply.sentWith),
  });
  return {
    ...conversation,
    id: map(id),
    variants: variants.map((variant) => {
      const { threadFrom: from } = variant;
      const threadFrom = from && { variantId: map(from.variantId), upToTurnId: map(from.upToTurnId) };
      return { ...variant, id: map(variant.id), ...(threadFrom && { threadFrom }) };
    }),
    turns: indexAll(turns, (turn) => ({
      ...turn,
      id: map(turn.id),
      parentId: turn.parentId === null ? null : map(turn.parentId),
      ...(turn.own && {
        own: Object.fromEntries(Object.entries(turn.own).map(([variantId, parts]) => [map(variantId), parts])),
      }),
      askedOf: turn.askedOf === "all" ? "all" : turn.askedOf.map(map),
    })),
    replies: indexAll(replies, renewReply),
    rows: indexAll(rows, (row) => ({ ...row, id: map(row.id) })),
    gone: indexAll(gone, renewGone),
    view: {
      leafTurnId: view.leafTurnId === null ? null : map(view.leafTurnId),
      shown: Object.fromEntries(
        Object.entries(view.shown).map(([key, replyId]) => [renewKey(key, conversation, map), map(replyId)]),
      ),
      ...(view.rowId !== undefined && { rowId: map(view.rowId) }),
    },
  };
}

/** The key of a cell; no id that this code makes holds a colon, but those of a file by hand may. */
function renewKey(key: CellKey, { rows }: Conversation, map: (id: Id) => Id): CellKey {
  const [turnId = "", ...rest] = key.split(":");
  const rowId = rest.length > 1 && Object.hasOwn(rows, rest.at(-1) ?? "") ? rest.pop() : undefined;
  return buildCellKey(map(turnId), map(rest.join(":")), rowId === undefined ? undefined : map(rowId));
}

function renewPath({ builtOn, edits, fromTurnId }: ThreadPath, map: (id: Id) => Id): ThreadPath {
  const renewStep = ({ turnId, replyId }: ThreadStep): ThreadStep => ({
    turnId: map(turnId),
    replyId: replyId === null ? null : map(replyId),
  });
  return {
    ...(builtOn !== undefined && { builtOn: map(builtOn) }),
    ...(edits && { edits: edits.map((edit) => (edit.steps ? { ...edit, steps: edit.steps.map(renewStep) } : edit)) }),
    ...(fromTurnId !== undefined && { fromTurnId: map(fromTurnId) }),
  };
}

function indexAll<Thing extends { id: Id }>(
  things: Record<Id, Thing>,
  change: (thing: Thing) => Thing,
): Record<Id, Thing> {
  return Object.fromEntries(
    Object.values(things).map((thing) => {
      const changed = change(thing);
      return [changed.id, changed];
    }),
  );
}

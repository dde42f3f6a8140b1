import type { Id } from "#core/vocabulary.ts";
import type { CellKey, Conversation, GoneReply, Reply, ThreadPath } from "./conversation.ts";
import { buildCellKey } from "./conversation.ts";
import { listAnswerIds } from "./list-answer-ids.ts";
import { pickShownId } from "./list-cell-replies.ts";
import { getLink, listSteps, listThread } from "./list-thread.ts";

type Cells = Readonly<Record<CellKey, readonly Id[]>>;
type Shown = Conversation["view"]["shown"];

const known = new WeakMap<Cells, WeakMap<Shown, ReadonlySet<Id>>>();

/**
 * Ids of the replies that were sent with another reply further up than the one shown there now. Computed once for each
 * set of cells and choice of shown replies.
 */
export function listBuiltOnOthers(conversation: Conversation, cells: Cells): ReadonlySet<Id> {
  const { shown } = conversation.view;
  const byShown = known.get(cells) ?? new WeakMap<Shown, ReadonlySet<Id>>();
  known.set(cells, byShown);
  const ids = byShown.get(shown) ?? findBuiltOnOthers(conversation, cells);
  byShown.set(shown, ids);
  return ids;
}

/** Walks each path once, since most go on from one that is known. */
function findBuiltOnOthers(conversation: Conversation, cells: Cells): ReadonlySet<Id> {
  const { replies, view } = conversation;
  const isHidden = (replyId: Id | null): boolean => {
    const reply = replyId === null ? undefined : replies[replyId];
    if (!reply) return false;
    const key = buildCellKey(reply.turnId, reply.variantId, reply.rowId);
    return pickShownId(listAnswerIds(replies, cells[key] ?? []), view.shown[key], reply.rowId) !== replyId;
  };
  const paths = new Map<Id, boolean>();
  const hasHidden = (thread: ThreadPath): boolean => {
    const { builtOn, edits = [] } = thread;
    if (edits.length > 0) return listSteps(conversation, thread)?.some(({ replyId }) => isHidden(replyId)) ?? false;
    return builtOn !== undefined && (paths.get(builtOn) === true || isHidden(builtOn));
  };
  const ids = new Set<Id>();
  for (const reply of Object.values(replies)) {
    for (const { id, sentWith } of listUnknownLinks(conversation, reply, paths))
      paths.set(id, hasHidden(sentWith.thread));
    const isBuiltOnOther =
      reply.sentWith.thread.fromTurnId === undefined
        ? paths.get(reply.id)
        : listThread(conversation, reply).some(({ replyId }) => isHidden(replyId));
    if (isBuiltOnOther) ids.add(reply.id);
  }
  return ids;
}

/** A reply and those that its path goes through, oldest first, back to one that is known. */
function listUnknownLinks(
  conversation: Conversation,
  reply: Reply,
  paths: ReadonlyMap<Id, boolean>,
): (Reply | GoneReply)[] {
  const links = new Map<Id, Reply | GoneReply>();
  for (let link: Reply | GoneReply | undefined = reply; link && !paths.has(link.id) && !links.has(link.id);) {
    links.set(link.id, link);
    const { builtOn }: ThreadPath = link.sentWith.thread;
    link = builtOn === undefined ? undefined : getLink(conversation, builtOn);
  }
  return [...links.values()].toReversed();
}

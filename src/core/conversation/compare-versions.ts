import type { Id } from "#core/vocabulary.ts";
import { MAX_COLUMNS } from "#core/vocabulary.ts";
import { changeVariant } from "./change-variant.ts";
import type { Conversation, Reply, Turn } from "./conversation.ts";
import { addReplies, addTurn, removeTurn, showReply, showTurn } from "./edit-turns.ts";
import { copyVariant, removeVariants, restoreVariants } from "./edit-variants.ts";
import { explainTooManyColumns } from "./expand-sweeps.ts";
import { listSiblings } from "./turn-tree.ts";
import { getShownReply } from "./get-shown-reply.ts";
import { listCellReplies } from "./list-cell-replies.ts";
import { listColumns } from "./list-columns.ts";
import { isSettled } from "./is-settled.ts";
import { joinPrompts, listTurnParts } from "./turn-prompts.ts";

/** One version of a turn in a column: what was said, and the variant and the turn with its replies. */
type Said = { turn: Turn; variantId: Id; parts: Turn["parts"] };

/** The versions of a turn as columns, with the ids of the columns that were added and those that were hidden. */
type ComparedVersions = { conversation: Conversation; addedIds: Id[]; hiddenIds: Id[]; turnId: Id };

/**
 * A new version of a turn in which each earlier version is the prompt of a column: the column `baseId` and copies of it
 * behind it, with equal settings. The replies that each version has are copied, and nothing of them is sent again. All other
 * columns are hidden. Returns a reason where there would be too many columns.
 */
export function compareVersions(
  conversation: Conversation,
  turn: Turn,
  baseId: Id,
  { newId, nowMs }: { newId: () => Id; nowMs: number },
): ComparedVersions | { reason: string } {
  const versions = listSaid(conversation, turn, baseId);
  if (versions.length > MAX_COLUMNS) return { reason: explainTooManyColumns(versions.length) };
  const turnId = newId();
  const addedIds = versions.slice(1).map(() => newId());
  const columnIds = [baseId, ...addedIds];
  const hiddenIds = listColumns(conversation).flatMap(({ id }) => (id === baseId ? [] : [id]));
  const before = { ...conversation, view: { ...conversation.view, leafTurnId: turn.parentId } };
  // Each copy stands right behind the base, so the last one is made first.
  const withColumns = addedIds.reduceRight(
    (changed, id) =>
      changeVariant(copyVariant(changed, baseId, id, "behind"), id, ({ swept: _typed, ...variant }) => variant),
    removeVariants(before, hiddenIds),
  );
  const prompts = versions.map(({ parts }, index) => ({ variantId: columnIds[index] ?? baseId, parts }));
  let compared = addTurn(withColumns, {
    id: turnId,
    parentId: turn.parentId,
    ...joinPrompts(prompts),
    askedOf: "all",
    createdAtMs: nowMs,
  });
  for (const [index, version] of versions.entries())
    compared = copyReplies(compared, version, { turnId, variantId: columnIds[index] ?? baseId }, newId);
  return { conversation: compared, addedIds, hiddenIds, turnId };
}

/**
 * The conversation as it was shown before its versions were compared. The new version is removed where it holds nothing but
 * copies; otherwise it and its columns stay reachable.
 */
export function endComparison(
  conversation: Conversation,
  { addedIds, hiddenIds, turnId, shownTurnId }: Omit<ComparedVersions, "conversation"> & { shownTurnId: Id },
): Conversation {
  const { turns, replies } = conversation;
  const isUsed =
    Object.values(turns).some(({ parentId }) => parentId === turnId) ||
    Object.values(replies).some((reply) => reply.turnId === turnId && reply.copyOf === undefined);
  const before = isUsed ? conversation : removeTurn(conversation, turnId);
  return showTurn(removeVariants(restoreVariants(before, hiddenIds), addedIds), shownTurnId);
}

/**
 * The prompts of a turn's versions in a column, oldest first; of a version with prompts of columns, those that no version
 * before it has.
 */
function listSaid(conversation: Conversation, turn: Turn, baseId: Id): Said[] {
  const versions = listSiblings(conversation.turns, turn);
  const said = versions
    .filter(({ own }) => !own)
    .map((version): Said => ({ turn: version, variantId: baseId, parts: version.parts }));
  const known = new Set(said.map(({ parts }) => JSON.stringify(parts)));
  for (const version of versions)
    for (const variantId of Object.keys(version.own ?? {})) {
      const parts = [...listTurnParts(conversation, version, variantId)];
      const key = JSON.stringify(parts);
      if (known.has(key)) continue;
      known.add(key);
      said.push({ turn: version, variantId, parts });
    }
  return said.toSorted((a, b) => versions.indexOf(a.turn) - versions.indexOf(b.turn));
}

/** Copies the ended replies of one cell into another one. */
function copyReplies(
  conversation: Conversation,
  { turn, variantId }: Said,
  cell: { turnId: Id; variantId: Id },
  newId: () => Id,
): Conversation {
  const ended = listCellReplies(conversation, { turnId: turn.id, variantId }).filter(({ status }) => isSettled(status));
  const ids = new Map(ended.map(({ id }) => [id, newId()]));
  const copies = ended.map((reply, sample): Reply => ({
    ...reply,
    ...cell,
    id: ids.get(reply.id) ?? newId(),
    // The rounds of an answer stay together in the new cell.
    ...(reply.after && { after: { ...reply.after, replyId: ids.get(reply.after.replyId) ?? reply.after.replyId } }),
    sample,
    copyOf: reply.copyOf ?? reply.id,
  }));
  const shown = getShownReply(conversation, { turnId: turn.id, variantId });
  const shownCopy = copies.find((_copy, index) => ended[index]?.id === shown?.id);
  const added = addReplies(conversation, copies);
  return shownCopy ? showReply(added, shownCopy) : added;
}

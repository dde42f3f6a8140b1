import type { Id } from "#core/vocabulary.ts";
import type { Cell, CellKey, Conversation, Reply } from "./conversation.ts";
import { buildCellKey } from "./conversation.ts";
import { getThread } from "./get-thread.ts";
import { indexCells } from "./index-cells.ts";
import { listAnswerIds } from "./list-answer-ids.ts";

/** The key of a cell: of one without a row in the open row. */
export const locateCell = (
  { view }: Pick<Conversation, "view">,
  { turnId, variantId, rowId = view.rowId }: Cell,
): CellKey => buildCellKey(turnId, variantId, rowId);

/** The replies of one cell in order of creation. */
export function listCellReplies(conversation: Conversation, cell: Cell): Reply[] {
  const { replies } = conversation;
  const ids = indexCells(replies)[locateCell(conversation, cell)] ?? [];
  return ids.flatMap((id) => replies[id] ?? []);
}

/** The answers of one cell, each by its last round. */
export function listCellAnswers(conversation: Conversation, cell: Cell): Reply[] {
  const { replies } = conversation;
  const ids = indexCells(replies)[locateCell(conversation, cell)] ?? [];
  return listAnswerIds(replies, ids).flatMap((id) => replies[id] ?? []);
}

/**
 * The id of a cell's shown reply, of those that are answers: the chosen one, else the newest; in a row, whose first samples are no choice that is kept
 * for each of thousands of cells, the first.
 */
export function pickShownId(ids: readonly Id[], chosen: Id | undefined, rowId: Id | undefined): Id | undefined {
  return ids.find((id) => id === chosen) ?? (rowId === undefined ? ids.at(-1) : ids[0]);
}

/**
 * The variant whose cell holds a variant's reply to a turn: its own where it has a reply, else its source's where it
 * inherited the turn, else its own, which is empty.
 */
export function resolveCellOwner(conversation: Conversation, { turnId, variantId, rowId }: Cell): Id {
  const visited = new Set<Id>();
  for (let owner = variantId; !visited.has(owner);) {
    visited.add(owner);
    if (indexCells(conversation.replies)[locateCell(conversation, { turnId, variantId: owner, rowId })]) return owner;
    const from = conversation.variants.find(({ id }) => id === owner)?.threadFrom;
    if (!from || !isAtOrBefore(conversation.turns, turnId, from.upToTurnId)) return variantId;
    owner = from.variantId;
  }
  return variantId;
}

function isAtOrBefore(turns: Conversation["turns"], turnId: Id, lastTurnId: Id): boolean {
  return getThread(turns, lastTurnId).some(({ id }) => id === turnId);
}

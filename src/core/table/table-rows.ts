import type { Conversation, Reply, Row, Variant } from "#core/conversation/conversation.ts";
import { buildCellKey } from "#core/conversation/conversation.ts";
import { hasRowValues } from "#core/conversation/has-row-values.ts";
import { listFilledNames } from "#core/conversation/list-filled-names.ts";
import { indexCells } from "#core/conversation/index-cells.ts";
import { listAnswerIds } from "#core/conversation/list-answer-ids.ts";
import { pickShownId } from "#core/conversation/list-cell-replies.ts";
import { listRows } from "#core/conversation/rows.ts";
import type { Id } from "#core/vocabulary.ts";

/** The replies of one column to one turn for one row. */
export type TableCell = {
  variantId: Id;
  replies: readonly Reply[];
  shown: Reply | undefined;
  /** The number of samples that a run makes. */
  samples: number;
  /** True where the shown reply was asked with other values than the row has now. */
  isOutdated: boolean;
};

/** A row of the table with its number, from 1, and a cell for each column. */
export type TableRow = { row: Row; number: number; cells: readonly TableCell[] };

const NOTHING: readonly never[] = [];

/** The rows of a conversation in order, with the replies of some columns to a turn; null for none. */
export function buildTableRows(
  conversation: Conversation,
  turnId: Id | null,
  columns: readonly Variant[],
): readonly TableRow[] {
  const build = createRowBuilder(conversation, turnId, columns);
  return listRows(conversation).map(build);
}

/**
 * The rows after some replies came to those that the rows before were built of. Only the rows of these replies are built anew,
 * and each is the same object as before where nothing in it differs.
 */
export function rebuildTableRows(
  before: readonly TableRow[],
  conversation: Conversation,
  turnId: Id | null,
  columns: readonly Variant[],
  replyIds: ReadonlySet<Id>,
): readonly TableRow[] {
  const build = createRowBuilder(conversation, turnId, columns);
  const rowIds = new Set([...replyIds].map((id) => conversation.replies[id]?.rowId));
  let isSame = true;
  const rows = before.map((row, at) => {
    if (!rowIds.has(row.row.id)) return row;
    const now = build(row.row, at);
    if (isSameRow(row, now)) return row;
    isSame = false;
    return now;
  });
  return isSame ? before : rows;
}

function createRowBuilder(conversation: Conversation, turnId: Id | null, columns: readonly Variant[]) {
  const index = indexCells(conversation.replies);
  const prepared = columns.map(({ id, samples = 1 }) => ({
    variantId: id,
    samples,
    names: listFilledNames(conversation, conversation.turns[turnId ?? ""], id),
  }));
  return (row: Row, at: number): TableRow => ({
    row,
    number: at + 1,
    cells: prepared.map(({ variantId, samples, names }) => {
      const key = buildCellKey(turnId ?? "", variantId, row.id);
      const ids = listAnswerIds(conversation.replies, (turnId === null ? undefined : index[key]) ?? NOTHING);
      const replies = ids.length > 0 ? listReplies(conversation, ids) : NOTHING;
      const shownId = pickShownId(ids, conversation.view.shown[key], row.id);
      const shown = replies.find(({ id }) => id === shownId);
      return { variantId, replies, shown, samples, isOutdated: shown !== undefined && isOutdated(shown, row, names) };
    }),
  });
}

const listReplies = ({ replies }: Conversation, ids: readonly Id[]): readonly Reply[] =>
  ids.flatMap((id) => replies[id] ?? []);

/** True where a reply was sent with another value of a variable that its prompt uses. */
function isOutdated({ sentWith, origin }: Reply, row: Row, names: readonly string[]): boolean {
  return origin === "model" && !hasRowValues(sentWith, row, names);
}

/** The rows after a change, each the same object as before where nothing in it differs. */
export function keepEqualRows(before: readonly TableRow[], after: readonly TableRow[]): readonly TableRow[] {
  const byId = new Map(before.map((row) => [row.row.id, row]));
  const kept = after.map((row) => {
    const known = byId.get(row.row.id);
    return known && isSameRow(known, row) ? known : row;
  });
  const isSame = kept.length === before.length && kept.every((row, index) => row === before[index]);
  return isSame ? before : kept;
}

function isSameRow(a: TableRow, b: TableRow): boolean {
  return (
    a.row === b.row &&
    a.number === b.number &&
    a.cells.length === b.cells.length &&
    a.cells.every((cell, index) => {
      const other = b.cells[index];
      return other !== undefined && isSameCell(cell, other);
    })
  );
}

function isSameCell(a: TableCell, b: TableCell): boolean {
  return (
    a.variantId === b.variantId &&
    a.shown === b.shown &&
    a.samples === b.samples &&
    a.isOutdated === b.isOutdated &&
    a.replies.length === b.replies.length &&
    a.replies.every((reply, index) => reply === b.replies[index])
  );
}

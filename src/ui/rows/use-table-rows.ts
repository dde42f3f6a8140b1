import { useDeferredValue, useEffect, useMemo, useState } from "react";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { buildCellKey } from "#core/conversation/conversation.ts";
import { listSiblings } from "#core/conversation/turn-tree.ts";
import { indexCells } from "#core/conversation/index-cells.ts";
import { listPutIds } from "#core/conversation/replies-made.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { computeRowMarks, type RowMark } from "#core/table/row-marks.ts";
import {
  buildTableRows,
  keepEqualRows,
  rebuildTableRows,
  type TableCell,
  type TableRow,
} from "#core/table/table-rows.ts";
import type { Id } from "#core/vocabulary.ts";
import { useSettledConversation } from "#state/document/documents.ts";

const NO_ROWS: readonly TableRow[] = [];
/** The time after which counting marks lets the page answer, in milliseconds. */
const SLICE_MS = 8;

/** The rows of the open conversation with their replies to a turn, as of the last time a reply settled. */
export function useTableRows(turnId: Id | null): readonly TableRow[] {
  const conversation = useDeferredValue(useSettledConversation());
  const [build] = useState(createBuilder);
  return useMemo(() => build(conversation, turnId), [build, conversation, turnId]);
}

/**
 * Returns a function that builds the rows, and returns a row of the time before where nothing in it differs. Where nothing but
 * replies came, it looks at their rows alone.
 */
function createBuilder() {
  let before: { rows: readonly TableRow[]; conversation: Conversation; turnId: Id | null } | undefined;
  return (conversation: Conversation | undefined, turnId: Id | null) => {
    const columns = conversation ? listColumns(conversation) : [];
    const replyIds =
      conversation && before?.turnId === turnId && hasOnlyOtherReplies(before.conversation, conversation)
        ? listPutIds(conversation.replies, before.conversation.replies)
        : undefined;
    if (!conversation) before = undefined;
    else {
      const earlier = before?.rows ?? NO_ROWS;
      const rows = replyIds
        ? rebuildTableRows(earlier, conversation, turnId, columns, replyIds)
        : keepEqualRows(earlier, buildTableRows(conversation, turnId, columns));
      before = { rows, conversation, turnId };
    }
    return before?.rows ?? NO_ROWS;
  };
}

/** The parts of a conversation that its rows are built of, beside its replies. */
const SOURCES = ["id", "rows", "turns", "variants", "sweeps", "shared"] as const;

const hasOnlyOtherReplies = (before: Conversation, after: Conversation): boolean =>
  before.view.shown === after.view.shown && SOURCES.every((name) => before[name] === after[name]);

/** The marks of rows, and how many rows have each; empty until they are counted, which takes several slices of time. */
export type TableMarks = {
  getMarks: (row: TableRow) => ReadonlySet<RowMark>;
  counts: Readonly<Partial<Record<RowMark, number>>>;
};

const NO_MARKS: ReadonlySet<RowMark> = new Set();
const NOTHING_COUNTED: TableMarks = { getMarks: () => NO_MARKS, counts: {} };

/** Counts the marks of rows in slices, each row once. */
export function useTableMarks(rows: readonly TableRow[], turnId: Id | null): TableMarks {
  const conversation = useDeferredValue(useSettledConversation());
  const turns = conversation?.turns;
  const earlierTurnIds = useMemo(() => listEarlierVersions(turns, turnId), [turns, turnId]);
  const known = useMemo(() => createKnownMarks(earlierTurnIds), [earlierTurnIds]);
  const [counted, setCounted] = useState(NOTHING_COUNTED);
  useEffect(
    function countMarks() {
      let at = 0;
      let timer: ReturnType<typeof setTimeout>;
      const counts: Partial<Record<RowMark, number>> = {};
      const countSlice = () => {
        const end = performance.now() + SLICE_MS;
        for (; at < rows.length && performance.now() < end; at += 1) {
          const row = rows[at];
          if (row && conversation)
            for (const mark of known.getMarks(row, conversation)) counts[mark] = (counts[mark] ?? 0) + 1;
        }
        if (at < rows.length) timer = setTimeout(countSlice);
        else setCounted({ getMarks: (row) => known.marks.get(row) ?? NO_MARKS, counts });
      };
      timer = setTimeout(countSlice);
      return () => clearTimeout(timer);
    },
    [rows, known, conversation],
  );
  return counted;
}

function createKnownMarks(earlierTurnIds: readonly Id[]) {
  const marks = new WeakMap<TableRow, ReadonlySet<RowMark>>();
  const getMarks = (row: TableRow, { replies }: Conversation) => {
    const before = marks.get(row);
    if (before) return before;
    const index = indexCells(replies);
    const getEarlier = ({ variantId }: TableCell): readonly Reply[] =>
      earlierTurnIds.flatMap((turnId) =>
        (index[buildCellKey(turnId, variantId, row.row.id)] ?? []).flatMap((id) => replies[id] ?? []),
      );
    const found = computeRowMarks(row, getEarlier);
    marks.set(row, found);
    return found;
  };
  return { marks, getMarks };
}

/** The ids of the earlier versions of a turn, oldest first. */
function listEarlierVersions(turns: Conversation["turns"] | undefined, turnId: Id | null): readonly Id[] {
  const turn = turns?.[turnId ?? ""];
  if (!turns || !turn) return [];
  const versions = listSiblings(turns, turn).map(({ id }) => id);
  return versions.slice(0, versions.indexOf(turn.id));
}

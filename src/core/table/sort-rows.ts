import { parseNumber } from "#core/parameters/parse-field.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { getReplyMs } from "#core/conversation/get-reply-ms.ts";
import type { TableCell, TableRow } from "./table-rows.ts";

/** A figure of replies by which rows can be sorted. */
export type RowFigure = "time" | "tokens" | "cost";

/** The order of sorted rows: by a variable, or the largest figure of a row's shown replies. */
export type RowSorting = ({ variable: string } | { figure: RowFigure }) & { isDescending: boolean };

/** The rows sorted; those without a value stand at the end, in their own order. The same list where nothing sorts it. */
export function sortRows(
  rows: readonly TableRow[],
  sorting: RowSorting | undefined,
  getCostUsd: (reply: Reply) => number | undefined,
): readonly TableRow[] {
  if (!sorting) return rows;
  const read = (row: TableRow) =>
    "variable" in sorting
      ? readVariable(row.row.values[sorting.variable])
      : readFigure(row.cells, (reply) => getFigure(reply, sorting.figure, getCostUsd));
  return rows
    .map((row) => ({ row, value: read(row) }))
    .toSorted((a, b) => {
      if (a.value === undefined || b.value === undefined)
        return Number(a.value === undefined) - Number(b.value === undefined);
      return (sorting.isDescending ? -1 : 1) * compareValues(a.value, b.value);
    })
    .map(({ row }) => row);
}

function readVariable(value: string | undefined): string | number | undefined {
  if (value === undefined || value === "") return undefined;
  const parsed = parseNumber(value);
  return parsed.type === "number" ? parsed.value : value;
}

function readFigure(cells: readonly TableCell[], read: (reply: Reply) => number | undefined): number | undefined {
  const figures = cells.flatMap(({ shown }) => (shown && read(shown)) ?? []);
  return figures.length === 0 ? undefined : Math.max(...figures);
}

function getFigure(
  reply: Reply,
  figure: RowFigure,
  getCostUsd: (reply: Reply) => number | undefined,
): number | undefined {
  if (figure === "time") return getReplyMs(reply);
  return figure === "tokens" ? reply.usage?.outputTokens : getCostUsd(reply);
}

const texts = new Intl.Collator("en", { numeric: true });

/** Numbers stand before texts. */
function compareValues(a: string | number, b: string | number): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string") return texts.compare(a, b);
  return typeof a === "number" ? -1 : 1;
}

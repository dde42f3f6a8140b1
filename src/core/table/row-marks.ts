import type { Reply } from "#core/conversation/conversation.ts";
import { selectSmaller } from "#core/conversation/image-scales.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import { isSameJson } from "#core/json.ts";
import { getComparableText } from "./comparable-text.ts";
import type { TableCell, TableRow } from "./table-rows.ts";

/** A reason to look at a row of the table. */
export type RowMark = "failed" | "columns-disagree" | "samples-disagree" | "not-run" | "changed";

/** The marks of a row. `getEarlier` returns the replies of a cell to earlier versions of its turn. */
export function computeRowMarks(
  { cells }: TableRow,
  getEarlier: (cell: TableCell) => readonly Reply[],
): ReadonlySet<RowMark> {
  const marks = new Set<RowMark>();
  if (cells.some(({ shown }) => shown?.status === "failed")) marks.add("failed");
  if (cells.some(isCellOpen)) marks.add("not-run");
  if (countTexts(cells.flatMap(({ shown }) => shown ?? [])) > 1) marks.add("columns-disagree");
  if (cells.some((cell) => countTexts(listSamples(cell)) > 1)) marks.add("samples-disagree");
  if (cells.some((cell) => hasChanged(cell, getEarlier(cell)))) marks.add("changed");
  return marks;
}

/** True where a run would ask for an answer: fewer were given than samples, or for other values than those of now. */
function isCellOpen({ replies, samples, isOutdated }: TableCell): boolean {
  if (isOutdated) return true;
  const given = replies.filter(({ status, origin }) => status === "done" || !isSettled(status) || origin === "written");
  return given.length < samples;
}

function countTexts(replies: readonly Reply[]): number {
  return new Set(replies.flatMap((reply) => getComparableText(reply) ?? [])).size;
}

/** The number of complete samples of a cell, and how many say the same as most. */
export function countAlike(cell: TableCell): { count: number; alike: number } {
  const counts = new Map<string, number>();
  let count = 0;
  for (const reply of listSamples(cell)) {
    const text = getComparableText(reply);
    if (text === undefined) continue;
    count += 1;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return { count, alike: Math.max(0, ...counts.values()) };
}

/** The replies of a cell that were sent like its shown one. */
export function listSamples({ replies, shown }: TableCell): readonly Reply[] {
  return shown && replies.length > 1 ? replies.filter((reply) => isSentAlike(reply, shown)) : [];
}

/** True where the shown reply says something else than the one of the run before. */
function hasChanged({ replies, shown }: TableCell, earlier: readonly Reply[]): boolean {
  const text = shown && getComparableText(shown);
  if (!shown || text === undefined) return false;
  const before =
    replies.findLast((reply) => reply.sample < shown.sample && reply.status === "done" && !isSentAlike(reply, shown)) ??
    earlier.findLast(({ status }) => status === "done");
  return before !== undefined && getComparableText(before) !== text;
}

/** True for replies to the same request, besides the turns before. */
function isSentAlike({ sentWith: a }: Reply, { sentWith: b }: Reply): boolean {
  return (
    a === b ||
    (a.modelId === b.modelId &&
      a.connectionId === b.connectionId &&
      a.system === b.system &&
      a.extraJson === b.extraJson &&
      a.prefill === b.prefill &&
      a.handMadeBody === b.handMadeBody &&
      isSameJson(a.parameters, b.parameters) &&
      isSameJson(a.variables, b.variables) &&
      isSameJson(selectSmaller(a.imageScales), selectSmaller(b.imageScales)))
  );
}

/** A line that may open or close a code fence. */
type FenceLine = { marker: string; length: number; info: string; isInItem: boolean };

/** An open code fence with the fences that are open in it, the innermost last. */
export type OpenFence = FenceSize & { marker: string; inner: readonly FenceSize[] };
type FenceSize = { length: number; isMarkdown: boolean };

const FENCE_LINE = /^ {0,3}((?:[-*+]|\d{1,9}[.)]) {1,4})?(?:(`{3,})[ \t]*([^`]*?)|(~{3,})[ \t]*([^]*?))[ \t]*$/;
const MARKDOWN_INFO = /^(?:markdown|md)(?:[ \t]|$)/i;
/** Deeper fences are content: no answer needs them. */
const MAX_INNER = 8;

/** The fence that a line opens; undefined where it opens none. */
export function openFence(line: string): OpenFence | undefined {
  const fence = parseFenceLine(line);
  return fence === undefined || fence.isInItem ? undefined : { marker: fence.marker, ...measure(fence), inner: [] };
}

/**
 * The fence as it is after a further line; undefined where the line closes it.
 *
 * Models write a document with code in it as a fence of Markdown around fences of the same length, which by the rules of
 * Markdown ends at the end of the first inner one. Here, in a fence of Markdown (`markdown` or `md`), a fence line that
 * names a language or begins a list item opens a fence of its own, and the next line of bare marks closes that one. A line of bare marks
 * with no inner fence open closes the outer fence: that it should open another one cannot be told.
 */
export function followFence(open: OpenFence, line: string): OpenFence | undefined {
  const fence = parseFenceLine(line);
  if (fence?.marker !== open.marker) return open;
  const innermost = open.inner.at(-1) ?? open;
  if (fence.info !== "" || fence.isInItem) {
    const isOpened = innermost.isMarkdown && fence.length >= open.length && open.inner.length < MAX_INNER;
    return isOpened ? { ...open, inner: [...open.inner, measure(fence)] } : open;
  }
  if (fence.length < innermost.length) return open;
  return open.inner.length === 0 ? undefined : { ...open, inner: open.inner.slice(0, -1) };
}

function parseFenceLine(line: string): FenceLine | undefined {
  const [, item, backticks, info, tildes, tildeInfo] = FENCE_LINE.exec(line) ?? [];
  const run = backticks ?? tildes;
  if (run === undefined) return undefined;
  return {
    marker: run.slice(0, 1),
    length: run.length,
    info: info ?? tildeInfo ?? "",
    isInItem: item !== undefined,
  };
}

function measure({ length, info }: FenceLine): FenceSize {
  return { length, isMarkdown: MARKDOWN_INFO.test(info) };
}

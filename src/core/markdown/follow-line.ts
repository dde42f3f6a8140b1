import { assertNever } from "#core/assert-never.ts";
import { findNestedDefinition, type LineShape } from "./line-shape.ts";
import { followMathLine, type OpenMath } from "./math-judge.ts";
import { followFence, openFence, type OpenFence } from "./nested-fences.ts";

/**
 * The block that is open at the top level after a line. Nested blocks are not tracked: they end with their container.
 */
export type OpenBlock =
  | { kind: "nothing" | "quote" | "indented" | "until-blank" }
  /** `isAfterMath`: it began behind the closing mark of a formula, and can neither be a heading nor define a link. */
  | { kind: "paragraph"; isDefinitions: boolean; mayBeTable: boolean; isAfterMath?: true }
  | { kind: "list"; marker: string; contentIndent: number; isEmpty: boolean; isAfterBlank: boolean }
  | { kind: "fence"; fence: OpenFence }
  /** Mathematics that began at `since`; it is text from there on if it never closes, as "refused-math" tells. */
  | { kind: "math"; since: number; math: OpenMath }
  | { kind: "refused-math"; since: number }
  | { kind: "html"; end: RegExp }
  /**
   * The rest of the text is one block: it has definitions that cannot be handed to other blocks, and they change every
   * text that contains `since`.
   */
  | { kind: "rest"; since: "[" | "[^" };

/**
 * A block that may be open after a line, and whether the line then starts a top-level block. "when-long" means that a
 * list item may start a further block once the list has become too long to be parsed again and again.
 */
export type LineOutcome = { open: OpenBlock; starts: boolean | "when-long" };

/** A line without its line ending. The last line of a growing text is not ended and may still become anything. */
export type Line = { text: string; offset: number; shape: LineShape; isEnded: boolean };

const NOTHING: OpenBlock = { kind: "nothing" };
const TEXT: OpenBlock & { kind: "paragraph" } = { kind: "paragraph", isDefinitions: false, mayBeTable: false };
const LINK_REST: OpenBlock = { kind: "rest", since: "[" };

/**
 * The possible outcomes of a line, given the block that is open before the line. There are several where the top level
 * alone cannot tell (a line may continue a paragraph deep in a list); all are followed until they agree again.
 */
export function followLine(open: OpenBlock, line: Line): LineOutcome[] {
  const { shape } = line;
  const inside: LineOutcome = { open, starts: false };
  const own: LineOutcome = { open: getOpenedBlock(line), starts: true };
  switch (open.kind) {
    case "nothing":
      return [shape.kind === "blank" ? inside : own];
    case "paragraph":
      return followParagraph(open, line, own);
    case "quote":
      return followQuote(line, inside, own);
    case "list":
      return followList(open, line, own);
    case "indented":
      return followIndented(line, inside, own);
    case "until-blank":
      return [shape.kind === "blank" ? { open: NOTHING, starts: false } : inside];
    case "fence":
      return [{ open: getFenceBlock(followFence(open.fence, line.text)), starts: false }];
    case "math":
      return [followMath(open, line)];
    case "refused-math":
      return [inside];
    case "html":
      return [open.end.test(line.text) ? { open: NOTHING, starts: false } : inside];
    case "rest":
      return [hasLinkDefinition(line) ? { open: LINK_REST, starts: false } : inside];
    default:
      return assertNever(open);
  }
}

function getOpenedBlock(line: Line): OpenBlock {
  const { shape } = line;
  switch (shape.kind) {
    case "blank":
    case "heading":
    case "break":
    case "one-line-math":
    case "disclosure":
      return NOTHING;
    case "indented":
      return { kind: "indented" };
    case "quote":
      return openContainer(line, { kind: "quote" });
    case "item":
      return openContainer(line, {
        kind: "list",
        marker: shape.marker,
        contentIndent: shape.contentIndent,
        isEmpty: shape.isEmpty,
        isAfterBlank: false,
      });
    case "fence":
      return getFenceBlock(openFence(line.text));
    case "math":
      return { kind: "math", since: line.offset, math: shape.math };
    case "html":
      if (shape.end === "blank") return { kind: "until-blank" };
      return shape.isEnded ? NOTHING : { kind: "html", end: shape.end };
    case "footnote":
      return { kind: "rest", since: "[^" };
    case "definition":
      if (!shape.isEnded) return line.isEnded ? LINK_REST : TEXT;
      return { kind: "paragraph", isDefinitions: true, mayBeTable: false };
    case "delimiter-row":
    case "text":
      return TEXT;
    default:
      return assertNever(shape);
  }
}

function getFenceBlock(fence: OpenFence | undefined): OpenBlock {
  return fence === undefined ? NOTHING : { kind: "fence", fence };
}

function openContainer(line: Line, open: OpenBlock): OpenBlock {
  const defined = findNestedDefinition(line.text, line.isEnded);
  return defined === undefined ? open : { kind: "rest", since: defined === "link" ? "[" : "[^" };
}

function hasLinkDefinition(line: Line): boolean {
  return findNestedDefinition(line.text, line.isEnded) === "link";
}

/** True where the line starts a block even directly after a paragraph. */
function canInterruptParagraph(shape: LineShape): boolean {
  switch (shape.kind) {
    case "heading":
    case "break":
    case "one-line-math":
    case "disclosure":
    case "quote":
    case "fence":
    case "math":
    case "footnote":
      return true;
    case "html":
    case "item":
      return shape.interrupts;
    default:
      return false;
  }
}

/**
 * Keeps a nested list or quote in the block of the paragraph before it: such a line parses differently after a
 * paragraph than alone ("- *" after "text" has a star, "- *" alone has an empty list).
 */
function adjustNestedStart(line: Line, own: LineOutcome): LineOutcome {
  const nests = /^\s*(?:[-*+>]|\d+[.)])\s*(?:[<>]|(?:[-*+]|\d+[.)])(?:\s|$))/.test(line.text);
  return nests ? { ...own, starts: false } : own;
}

function followMath({ since, math }: OpenBlock & { kind: "math" }, line: Line): LineOutcome {
  const next = followMathLine(math, line.text);
  if (next.kind === "refused") return { open: { kind: "refused-math", since }, starts: false };
  if (next.kind === "open") return { open: { kind: "math", since, math: next.math }, starts: false };
  const rest = line.text.slice(next.end);
  return { open: rest.trim() === "" ? NOTHING : { ...TEXT, isAfterMath: true }, starts: false };
}

function followParagraph(open: OpenBlock & { kind: "paragraph" }, line: Line, own: LineOutcome): LineOutcome[] {
  const { text, shape, isEnded } = line;
  if (shape.kind === "blank") return [{ open: NOTHING, starts: false }];
  const isSure = !open.isDefinitions && !open.mayBeTable;
  const isUnderline = shape.isUnderline && open.isAfterMath !== true;
  const underlined: LineOutcome[] = isUnderline ? [{ open: NOTHING, starts: false }] : [];
  if (isUnderline && isSure) return underlined;
  if (canInterruptParagraph(shape)) return [...underlined, adjustNestedStart(line, own)];
  // The line above may be no definition after all, or may continue here with its title.
  if (open.isDefinitions && (shape.kind === "delimiter-row" || /^["'(]/.test(text.trimStart())))
    return [{ open: LINK_REST, starts: false }];
  const isDefinitions = open.isDefinitions && shape.kind === "definition" && shape.isEnded;
  if (open.isDefinitions && shape.kind === "definition" && !shape.isEnded && isEnded) {
    return [{ open: LINK_REST, starts: false }];
  }
  const inside: LineOutcome = {
    open: { ...open, isDefinitions, mayBeTable: open.mayBeTable || shape.kind === "delimiter-row" },
    starts: false,
  };
  const endsTable = open.mayBeTable && (shape.kind === "item" || shape.kind === "html" || shape.kind === "indented");
  return endsTable ? [...underlined, inside, own] : [...underlined, inside];
}

function followQuote(line: Line, inside: LineOutcome, own: LineOutcome): LineOutcome[] {
  const { shape } = line;
  if (shape.kind === "blank") return [{ open: NOTHING, starts: false }];
  if (shape.kind === "quote") return [{ open: own.open, starts: false }];
  if (canInterruptParagraph(shape) || shape.kind === "item") return [own];
  if (shape.kind === "definition" || hasLinkDefinition(line)) return [{ open: LINK_REST, starts: false }];
  return [inside, own];
}

function followList(open: OpenBlock & { kind: "list" }, line: Line, own: LineOutcome): LineOutcome[] {
  const { shape } = line;
  // An item that begins with a blank line ends at the next blank line; only the list goes on.
  if (shape.kind === "blank") {
    return [
      {
        open: { ...open, isAfterBlank: true, contentIndent: open.isEmpty ? Infinity : open.contentIndent },
        starts: false,
      },
    ];
  }
  if (shape.indent >= open.contentIndent) {
    return [{ open: openContainer(line, { ...open, isEmpty: false, isAfterBlank: false }), starts: false }];
  }
  if (shape.kind === "item") {
    return [{ open: own.open, starts: shape.marker !== open.marker || (shape.countsOn && "when-long") }];
  }
  // Code right after a list changes which blocks the next lines may start: the code stays with the list.
  if (shape.kind === "indented")
    return [{ ...own, starts: false }, ...(open.isAfterBlank ? [] : [{ open, starts: false }])];
  if (canInterruptParagraph(shape) || open.isAfterBlank) return [own];
  if (shape.kind === "definition") return [{ open: LINK_REST, starts: false }];
  return [{ open, starts: false }, own];
}

function followIndented(line: Line, inside: LineOutcome, own: LineOutcome): LineOutcome[] {
  const { shape } = line;
  if (shape.kind === "blank" || shape.kind === "indented") return [inside];
  // After code, even over blank lines, a line that cannot interrupt a paragraph is text. It would not be text alone, so
  // it stays in this block.
  const mayBeText = (shape.kind === "item" || shape.kind === "html") && !shape.interrupts;
  return mayBeText
    ? [
        { open: TEXT, starts: false },
        { ...own, starts: false },
      ]
    : [adjustNestedStart(line, own)];
}

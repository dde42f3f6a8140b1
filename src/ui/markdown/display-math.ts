import type { Code, Construct, ConstructRecord, Effects, State, Token, TokenizeContext } from "micromark-util-types";
import { followMathLine, parseMathOpening } from "#core/markdown/math-judge.ts";
import { consumeLineEnd, isLineEnd, isSpace } from "./math-codes.ts";
import { getSourceLines } from "./source-lines.ts";
import { nextLine } from "./next-line.ts";

/** The last line of display mathematics, counted from 1, and the position in it after the closing mark. */
type MathEnd = { line: number; end: number; hasRest: boolean };

/** The text behind a closing mark: a paragraph of its own, which is not concrete, so that lists and quotes may end it. */
const mathRest: Construct = { name: "mathRest", tokenize: tokenizeMathRest };
const continuation: Construct = { partial: true, tokenize: tokenizeContinuation };

/**
 * A parser construct for display mathematics on lines of its own. It asks `math-judge.ts` for the end in the lines of
 * the source before it reads them, since a parser cannot go back over lines, and the splitter asks it the same.
 */
export const displayMath: Construct = { name: "displayMath", concrete: true, tokenize: tokenizeDisplayMath };

function tokenizeDisplayMath(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const now = () => this.now();
  const { events, interrupt, parser } = this;
  const isInterrupting = interrupt === true;
  let last: MathEnd | undefined;
  return start;

  function start(code: Code): State | undefined {
    const [, prefix] = events.at(-1) ?? [];
    const { line, column } = now();
    const from = prefix?.type === "linePrefix" && prefix.start.line === line ? prefix.start.column : column;
    last = findMathEnd(getSourceLines(parser), line, from - 1, column - 1);
    if (last === undefined) return nok(code);
    effects.enter("displayMath");
    effects.enter("mathChunk");
    return inside(code);
  }

  function inside(code: Code): State | undefined {
    if (code === null || isLineEnd(code)) {
      effects.exit("mathChunk");
      return isInterrupting || isPast() ? end(code) : effects.attempt(nextLine, lineStart, end)(code);
    }
    if (last?.hasRest === true && isPast()) {
      effects.exit("mathChunk");
      effects.exit("displayMath");
      return isInterrupting ? ok(code) : effects.attempt(mathRest, ok, nok)(code);
    }
    effects.consume(code);
    return inside;
  }

  function lineStart(code: Code): State | undefined {
    if (code === null) return end(code);
    if (isLineEnd(code)) return effects.attempt(nextLine, lineStart, end)(code);
    effects.enter("mathChunk");
    return inside(code);
  }

  function isPast(): boolean {
    const { line, column } = now();
    return last === undefined || line > last.line || (line === last.line && column > last.end);
  }

  function end(code: Code): State | undefined {
    effects.exit("displayMath");
    return ok(code);
  }
}

/**
 * The end of display mathematics that opens on a line at `column`, in a container of lists and quotes whose marks take
 * `containerEnd` columns; undefined where none opens or it does not close within the container.
 */
function findMathEnd(
  lines: readonly string[],
  firstLine: number,
  containerEnd: number,
  column: number,
): MathEnd | undefined {
  const first = lines[firstLine - 1] ?? "";
  const opening = parseMathOpening(first.slice(column));
  if (opening === undefined) return undefined;
  if (opening.kind === "one-line-math") return { line: firstLine, end: first.length, hasRest: false };
  const container = first.slice(0, containerEnd);
  let { math } = opening;
  for (let line = firstLine + 1; line <= lines.length; line += 1) {
    const whole = lines[line - 1] ?? "";
    const own = dropContainer(whole, container);
    if (own === undefined) return undefined;
    const next = followMathLine(math, own);
    if (next.kind === "refused") return undefined;
    if (next.kind === "closed") {
      const rest = own.slice(next.end);
      const hasRest = rest.trim() !== "";
      return { line, end: hasRest ? whole.length - rest.length : whole.length, hasRest };
    }
    math = next.math;
  }
  return undefined;
}

/**
 * A further line without the marks of its container; undefined where the line is not in the container. What could be
 * read either way counts as outside, since mathematics that has begun cannot be taken back.
 */
function dropContainer(line: string, container: string): string | undefined {
  const quotes = container.split(">");
  const item = quotes.pop() ?? "";
  let own = line;
  for (const [index, before] of quotes.entries()) {
    const mark = /^([ \t]*)>/.exec(own);
    const indent = measureIndent(mark?.[1] ?? "");
    // The space after the mark of a quote may be left out, and up to three before it are nothing.
    const isFree = index === 0 ? before === "" : before.length < 2;
    const isInside = isFree ? indent < before.length + 4 : indent === measureIndent(before);
    if (mark === null || !isInside) return undefined;
    own = own.slice(mark[0].length);
  }
  const space = /^[ \t]*/.exec(own)?.[0] ?? "";
  const isBlank = space.length === own.length;
  const isFree = quotes.length > 0 && item.length < 2;
  return isBlank || isFree || measureIndent(space) >= measureIndent(item) ? own.trimStart() : undefined;
}

/** The columns that the marks and spaces at the start of a line take. */
function measureIndent(start: string): number {
  let columns = 0;
  for (const sign of start) columns += sign === "\t" ? 4 - (columns % 4) : 1;
  return columns;
}

function tokenizeMathRest(this: TokenizeContext, effects: Effects, ok: State): State {
  let previous: Token | undefined;
  return start;

  function start(code: Code): State | undefined {
    if (!isSpace(code)) return enterRest(code);
    effects.enter("linePrefix");
    return afterMark(code);
  }

  function afterMark(code: Code): State | undefined {
    if (isSpace(code)) {
      effects.consume(code);
      return afterMark;
    }
    effects.exit("linePrefix");
    return enterRest(code);
  }

  function enterRest(code: Code): State | undefined {
    effects.enter("mathRest");
    return enterChunk(code);
  }

  function enterChunk(code: Code): State | undefined {
    const chunk = effects.enter("chunkText", { contentType: "text", ...(previous && { previous }) });
    if (previous !== undefined) previous.next = chunk;
    previous = chunk;
    return inside(code);
  }

  function inside(code: Code): State | undefined {
    if (code === null) return end(code);
    if (isLineEnd(code)) return effects.check(continuation, goOn, end)(code);
    effects.consume(code);
    return inside;
  }

  function goOn(code: Code): State {
    effects.consume(code);
    effects.exit("chunkText");
    return enterChunk;
  }

  function end(code: Code): State | undefined {
    effects.exit("chunkText");
    effects.exit("mathRest");
    return ok(code);
  }
}

/** The next line where it continues a paragraph: it is neither blank nor the start of another block. */
function tokenizeContinuation(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const flow = omitUnderlines(this.parser.constructs.flow);
  return (code) => {
    effects.exit("chunkText");
    consumeLineEnd(effects, code);
    let indent = 0;
    return afterLineEnd;

    function afterLineEnd(next: Code): State | undefined {
      if (isSpace(next)) {
        if (indent === 0) effects.enter("linePrefix");
        indent += 1;
        effects.consume(next);
        return afterLineEnd;
      }
      if (indent > 0) effects.exit("linePrefix");
      if (next === null || isLineEnd(next)) return nok(next);
      return indent >= 4 ? ok(next) : effects.interrupt(flow, nok, ok)(next);
    }
  };
}

/** The blocks without headings by underline: only paragraphs that the parser made itself can become headings. */
function omitUnderlines(flow: ConstructRecord): ConstructRecord {
  const isKept = ({ name }: Construct) => name !== "setextUnderline";
  return Object.fromEntries(
    Object.entries(flow).map(([code, constructs]) => [code, [constructs ?? []].flat().filter(isKept)]),
  );
}

import type { Code, Construct, Effects, Extension, State, Token, TokenizeContext } from "micromark-util-types";
import { closesMath, readMathOpening } from "#core/markdown/math-lines.ts";

declare module "micromark-util-types" {
  interface TokenTypeMap {
    displayMath: "displayMath";
    textMath: "textMath";
    mathChunk: "mathChunk";
  }
}

/** What is used here of the processor and of the compiler from tokens to a tree. */
type Parsing = { data: () => object };
type ParsingData = { micromarkExtensions?: Extension[]; fromMarkdownExtensions?: object[] };
type MathNode = { type: "inlineCode"; value: string; data?: { hProperties: { dataMath: string }; hChildren: { type: "text"; value: string }[] } };
type Compiling = {
  enter: (node: MathNode, token: Token) => void;
  exit: (token: Token) => void;
  sliceSerialize: (token: Token) => string;
  stack: MathNode[];
};

const BACKSLASH = 92;
const DOLLAR = 36;
const CLOSING_OF: ReadonlyMap<Code, number> = new Map([
  [40, 41],
  [91, 93],
]);

function addMathSyntax(this: Parsing): void {
  const data: ParsingData = this.data();
  (data.micromarkExtensions ??= []).push({
    flow: { [DOLLAR]: displayMath, [BACKSLASH]: displayMath },
    text: { [DOLLAR]: dollarMath, [BACKSLASH]: bracketMath },
  });
  (data.fromMarkdownExtensions ??= []).push({
    enter: { displayMath: enterMath, textMath: enterMath },
    exit: { displayMath: exitMath, textMath: exitMath },
  });
}

/**
 * A remark plugin that reads TeX as models write it: display math in `$$ … $$` and `\[ … \]`, inline in `\( … \)` and
 * `$ … $`. It becomes `<code data-math="display">` or `"inline"` with the TeX as its text.
 *
 * A single dollar is mostly money. It opens math only before something other than space, and after no letter or digit;
 * the next dollar on the line must close it: after no space, and before no letter or digit. "$5 and $10" has no math.
 */
export const mathSyntax = addMathSyntax;

function enterMath(this: Compiling, token: Token): void {
  this.enter({ type: "inlineCode", value: "" }, token);
}

function exitMath(this: Compiling, token: Token): void {
  const source = this.sliceSerialize(token).trim();
  const [, opening = "", tex = ""] = /^(\$\$?|\\[[(])([^]*?)(?:\1|\\[\])])?$/.exec(source) ?? [];
  const node = this.stack.at(-1);
  this.exit(token);
  if (node?.type !== "inlineCode") return;
  node.value = tex.trim();
  // As a child: from the value alone, line ends would become spaces, and a TeX comment would swallow the next line.
  node.data = {
    hProperties: { dataMath: opening === "$$" || opening === "\\[" ? "display" : "inline" },
    hChildren: [{ type: "text", value: tex.trim() }],
  };
}

const displayMath: Construct = { name: "displayMath", concrete: true, tokenize: tokenizeDisplayMath };
const dollarMath: Construct = { name: "dollarMath", previous: (code) => code !== DOLLAR && !isWordCode(code), tokenize: tokenizeDollarMath };
const bracketMath: Construct = { name: "bracketMath", tokenize: tokenizeBracketMath };
const nextLine: Construct = { partial: true, tokenize: tokenizeNextLine };

function isLineEnd(code: Code): boolean {
  return code !== null && code < -2;
}

function isSpace(code: Code): boolean {
  return code === -2 || code === -1 || code === 32;
}

function isWordCode(code: Code): boolean {
  return code !== null && code > 0 && /[0-9a-z]/i.test(String.fromCharCode(code));
}

function toText(code: number): string {
  return code < 0 ? " " : String.fromCharCode(code);
}

/** Reads lines whole and lets core say what they open and close, so that splitting and parsing cannot disagree. */
function tokenizeDisplayMath(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const isInterrupting = this.interrupt === true;
  let line = "";
  let closing: string | undefined;
  return start;

  function start(code: Code): State | undefined {
    effects.enter("displayMath");
    effects.enter("mathChunk");
    return firstLine(code);
  }

  function firstLine(code: Code): State | undefined {
    if (code !== null && !isLineEnd(code)) return take(code, firstLine);
    effects.exit("mathChunk");
    const opening = readMathOpening(line);
    if (opening === undefined) return nok(code);
    if (opening.kind === "one-line-math" || isInterrupting) return end(code);
    closing = opening.closing;
    return effects.attempt(nextLine, lineStart, end)(code);
  }

  function lineStart(code: Code): State | undefined {
    line = "";
    if (code === null) return end(code);
    if (isLineEnd(code)) return effects.attempt(nextLine, lineStart, end)(code);
    effects.enter("mathChunk");
    return furtherLine(code);
  }

  function furtherLine(code: Code): State | undefined {
    if (code !== null && !isLineEnd(code)) return take(code, furtherLine);
    effects.exit("mathChunk");
    if (closing !== undefined && closesMath(line, closing)) return end(code);
    return effects.attempt(nextLine, lineStart, end)(code);
  }

  function take(code: number, next: State): State {
    line += toText(code);
    effects.consume(code);
    return next;
  }

  function end(code: Code): State | undefined {
    effects.exit("displayMath");
    return ok(code);
  }
}

/** The next line, unless it belongs to the container only lazily: then it cannot go on with what is in there. */
function tokenizeNextLine(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const { parser } = this;
  const now = () => this.now();
  return (code) => {
    if (code === null) return nok(code);
    takeLineEnd(effects, code);
    return (next) => (parser.lazy[now().line] === true ? nok(next) : ok(next));
  };
}

function takeLineEnd(effects: Effects, code: Code): void {
  effects.enter("lineEnding");
  effects.consume(code);
  effects.exit("lineEnding");
}

function tokenizeDollarMath(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let size = 0;
  let hasContent = false;
  let before: Code = null;
  return start;

  function start(code: Code): State | undefined {
    effects.enter("textMath");
    effects.enter("mathChunk");
    return open(code);
  }

  function open(code: Code): State | undefined {
    if (code !== DOLLAR) return size === 1 && (isSpace(code) || isLineEnd(code)) ? nok(code) : inside(code);
    if (size === 2) return nok(code);
    size += 1;
    effects.consume(code);
    return open;
  }

  function inside(code: Code): State | undefined {
    if (code === null) return nok(code);
    if (isLineEnd(code)) return size === 1 ? nok(code) : wrap(code);
    if (code === DOLLAR && (size === 2 || !isSpace(before))) return close(code);
    if (code === DOLLAR) return nok(code);
    hasContent ||= !isSpace(code);
    before = code;
    effects.consume(code);
    return code === BACKSLASH ? escaped : inside;
  }

  function escaped(code: Code): State | undefined {
    if (code === null || isLineEnd(code)) return inside(code);
    before = code;
    effects.consume(code);
    return inside;
  }

  function wrap(code: Code): State {
    effects.exit("mathChunk");
    takeLineEnd(effects, code);
    effects.enter("mathChunk");
    return inside;
  }

  function close(code: Code): State | undefined {
    effects.consume(code);
    return size === 1 ? after : (next) => (next === DOLLAR ? closeSecond(next) : inside(next));
  }

  function closeSecond(code: Code): State | undefined {
    if (!hasContent) return nok(code);
    effects.consume(code);
    return after;
  }

  function after(code: Code): State | undefined {
    if (code === DOLLAR || (size === 1 && isWordCode(code))) return nok(code);
    effects.exit("mathChunk");
    effects.exit("textMath");
    return ok(code);
  }
}

function tokenizeBracketMath(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let closing: number | undefined;
  let hasContent = false;
  return start;

  function start(code: Code): State {
    effects.enter("textMath");
    effects.enter("mathChunk");
    effects.consume(code);
    return bracket;
  }

  function bracket(code: Code): State | undefined {
    closing = CLOSING_OF.get(code);
    if (closing === undefined) return nok(code);
    effects.consume(code);
    return inside;
  }

  function inside(code: Code): State | undefined {
    if (code === null) return nok(code);
    if (isLineEnd(code)) {
      effects.exit("mathChunk");
      takeLineEnd(effects, code);
      effects.enter("mathChunk");
      return inside;
    }
    effects.consume(code);
    if (code === BACKSLASH) return command;
    hasContent ||= !isSpace(code);
    return inside;
  }

  function command(code: Code): State | undefined {
    if (code === null || isLineEnd(code)) return inside(code);
    if (code === closing) return hasContent ? close(code) : nok(code);
    hasContent = true;
    effects.consume(code);
    return inside;
  }

  function close(code: Code): State {
    effects.consume(code);
    effects.exit("mathChunk");
    effects.exit("textMath");
    return ok;
  }
}

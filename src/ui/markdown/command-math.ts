import type { Code, Construct, Effects, State, TokenizeContext } from "micromark-util-types";
import { parseEnvironment } from "#core/markdown/math-judge.ts";
import { getCharacter, isLineEnd, passLineEnd } from "./math-codes.ts";

/** The longest beginning of a command: `\begin{displaymath}`. */
const MAX_HEAD = 24;
/** A command of mathematics that needs no marks, up to the brace that opens its argument. */
const ARGUMENT = /^\\(ce|pu|eqref|ref)\{$/;
const LABEL = /^[\p{L}\p{N}][\p{L}\p{N}:._*-]*$/u;

/**
 * A parser construct for mathematics without marks within a paragraph: an environment (`\begin{pmatrix} …
 * \end{pmatrix}`), chemistry (`\ce{H2O}`, `\pu{5 mol}`) and references to equations.
 */
export const commandMath: Construct = { name: "commandMath", tokenize: tokenizeCommandMath };

function tokenizeCommandMath(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let head = "";
  let content = "";
  let closing = "";
  let matchedChars = 0;
  let depth = 1;
  return start;

  function start(code: Code): State | undefined {
    effects.enter("textMath");
    effects.enter("mathChunk");
    return readHead(code);
  }

  function readHead(code: Code): State | undefined {
    if (code === null || code < 0 || head.length > MAX_HEAD) return nok(code);
    head += getCharacter(code);
    if (!/^\\(?:[a-z]*|begin\{[a-zA-Z*]*\}?|[a-z]+\{)$/.test(head)) return nok(code);
    effects.consume(code);
    const environment = parseEnvironment(head);
    if (environment !== undefined) {
      closing = `\\end{${environment}}`;
      return inEnvironment;
    }
    return ARGUMENT.test(head) ? inArgument : readHead;
  }

  function inEnvironment(code: Code): State | undefined {
    if (code === null) return nok(code);
    if (isLineEnd(code)) return passLineEnd(effects, code, inEnvironment);
    const character = getCharacter(code);
    // A backslash stands nowhere in the closing command but at its beginning.
    if (character === closing.charAt(matchedChars)) matchedChars += 1;
    else matchedChars = character === "\\" ? 1 : 0;
    effects.consume(code);
    return matchedChars === closing.length ? end : inEnvironment;
  }

  function inArgument(code: Code): State | undefined {
    if (code === null || isLineEnd(code)) return nok(code);
    const character = getCharacter(code);
    depth += character === "{" ? 1 : character === "}" ? -1 : 0;
    if (depth === 0 && !isArgument()) return nok(code);
    content += character;
    effects.consume(code);
    return depth === 0 ? end : inArgument;
  }

  function isArgument(): boolean {
    return head.includes("ref") ? LABEL.test(content) : content.trim() !== "";
  }

  function end(code: Code): State | undefined {
    effects.exit("mathChunk");
    effects.exit("textMath");
    return ok(code);
  }
}

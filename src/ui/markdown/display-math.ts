import type { Code, Construct, Effects, State, TokenizeContext } from "micromark-util-types";
import { isMathEnd, parseMathOpening } from "#core/markdown/math-lines.ts";
import { isLineEnd } from "./math-codes.ts";
import { nextLine } from "./next-line.ts";

/**
 * A parser construct for display math on lines of its own: `$$ … $$` and `\[ … \]`. It passes whole lines to
 * `parseMathOpening` and `isMathEnd` in core, so that splitting and parsing cannot disagree.
 */
export const displayMath: Construct = { name: "displayMath", concrete: true, tokenize: tokenizeDisplayMath };

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
    if (code !== null && !isLineEnd(code)) return consumeCharacter(code, firstLine);
    effects.exit("mathChunk");
    const opening = parseMathOpening(line);
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
    if (code !== null && !isLineEnd(code)) return consumeCharacter(code, furtherLine);
    effects.exit("mathChunk");
    if (closing !== undefined && isMathEnd(line, closing)) return end(code);
    return effects.attempt(nextLine, lineStart, end)(code);
  }

  function consumeCharacter(code: number, next: State): State {
    line += code < 0 ? " " : String.fromCharCode(code);
    effects.consume(code);
    return next;
  }

  function end(code: Code): State | undefined {
    effects.exit("displayMath");
    return ok(code);
  }
}

import type { Code, Construct, Effects, State, TokenizeContext } from "micromark-util-types";
import { BACKSLASH, DOLLAR, isLineEnd, isSpace, isWordCode, consumeLineEnd } from "./math-codes.ts";

const CLOSING_OF: ReadonlyMap<Code, number> = new Map([
  [40, 41],
  [91, 93],
]);

/**
 * A parser construct for inline math in `$ … $` and `$$ … $$`.
 *
 * A single dollar is mostly money. It opens math only before a character other than a space, and not after a letter or
 * digit; the next dollar on the line must close it: not after a space, and not before a letter or digit. "$5 and $10"
 * has no math.
 */
export const dollarMath: Construct = {
  name: "dollarMath",
  previous: (code) => code !== DOLLAR && !isWordCode(code),
  tokenize: tokenizeDollarMath,
};

/** A parser construct for inline math in `\( … \)` and `\[ … \]`. */
export const bracketMath: Construct = { name: "bracketMath", tokenize: tokenizeBracketMath };

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
    consumeLineEnd(effects, code);
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
      consumeLineEnd(effects, code);
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

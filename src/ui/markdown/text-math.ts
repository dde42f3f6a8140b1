import type { Code, Construct, Effects, State, Token, TokenizeContext } from "micromark-util-types";
import { findFullStop, judgeMath, type MarkedText } from "#core/markdown/math-judge.ts";
import { BACKSLASH, DOLLAR, getCharacter, isLineEnd, passLineEnd } from "./math-codes.ts";
import { getSourceLines } from "./source-lines.ts";

/** The characters after a closing mark that the judge looks at. */
const AFTER_CHARS = 4;
const CLOSING_OF: ReadonlyMap<Code, number> = new Map([
  [40, 41],
  [91, 93],
]);

const doubtful = new WeakSet<Token>();

/** A parser construct for mathematics in `$ … $` and `$$ … $$` within a paragraph, where `math-judge.ts` finds it. */
export const dollarMath: Construct = {
  name: "dollarMath",
  previous: (code) => code !== DOLLAR,
  tokenize: tokenizeDollarMath,
};

/** A parser construct for mathematics in `\( … \)` and `\[ … \]` within a paragraph. */
export const bracketMath: Construct = { name: "bracketMath", tokenize: tokenizeBracketMath };

/** True for a token of mathematics that the judge doubts. */
export function isDoubtfulToken(token: Token): boolean {
  return doubtful.has(token);
}

function tokenizeDollarMath(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const finish = createFinish(this, effects, ok, nok);
  const before = getCharacter(this.previous);
  let size = 0;
  let content = "";
  let token: Token;
  return start;

  function start(code: Code): State | undefined {
    token = effects.enter("textMath");
    effects.enter("mathChunk");
    return open(code);
  }

  function open(code: Code): State | undefined {
    if (code !== DOLLAR) return inside(code);
    if (size === 2) return nok(code);
    size += 1;
    effects.consume(code);
    return open;
  }

  function inside(code: Code): State | undefined {
    if (code === null) return nok(code);
    if (isLineEnd(code)) {
      if (size === 1) return nok(code);
      content += "\n";
      return passLineEnd(effects, code, inside);
    }
    if (code === DOLLAR) return close(code);
    content += getCharacter(code);
    effects.consume(code);
    return code === BACKSLASH ? escaped : inside;
  }

  function escaped(code: Code): State | undefined {
    if (code === null || isLineEnd(code)) return inside(code);
    content += getCharacter(code);
    effects.consume(code);
    return inside;
  }

  function close(code: Code): State | undefined {
    effects.consume(code);
    if (size === 1) return finish(token, { mark: "$", content, before });
    return (next) => {
      if (next === DOLLAR) {
        effects.consume(next);
        return finish(token, { mark: "$$", content, before });
      }
      content += "$";
      return inside(next);
    };
  }
}

function tokenizeBracketMath(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const finish = createFinish(this, effects, ok, nok);
  const before = getCharacter(this.previous);
  let closing: number | undefined;
  let content = "";
  let token: Token;
  return start;

  function start(code: Code): State {
    token = effects.enter("textMath");
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
      content += "\n";
      return passLineEnd(effects, code, inside);
    }
    effects.consume(code);
    if (code === BACKSLASH) return command;
    content += getCharacter(code);
    return inside;
  }

  function command(code: Code): State | undefined {
    if (code === null) return nok(code);
    if (code === closing) {
      effects.consume(code);
      return finish(token, { mark: closing === 41 ? "\\(" : "\\[", content, before });
    }
    content += "\\";
    if (isLineEnd(code)) return inside(code);
    content += getCharacter(code);
    effects.consume(code);
    return inside;
  }
}

/** Ends a token where the judge finds mathematics, which it does with what comes after the closing mark. */
function createFinish(context: TokenizeContext, effects: Effects, ok: State, nok: State) {
  function passOver(left: number): State {
    return (code) => {
      if (left > 0) {
        effects.consume(code);
        return passOver(left - 1);
      }
      effects.exit("mathChunk");
      effects.exit("textMath");
      return ok(code);
    };
  }

  return (token: Token, marked: Omit<MarkedText, "after">): State => {
    return (code) => {
      const { line, column } = context.now();
      const lines = getSourceLines(context.parser);
      const after = lines[line - 1]?.slice(column - 1, column - 1 + AFTER_CHARS) ?? "";
      const verdict = judgeMath({ ...marked, after });
      if (verdict === "text") return nok(code);
      if (verdict === "doubtful") doubtful.add(token);
      const isDisplay = marked.mark === "$$" || marked.mark === "\\[";
      return passOver(isDisplay ? findFullStop(after).length : 0)(code);
    };
  };
}

import type { Code, Effects, State } from "micromark-util-types";

declare module "micromark-util-types" {
  interface TokenTypeMap {
    displayMath: "displayMath";
    textMath: "textMath";
    mathChunk: "mathChunk";
    mathRest: "mathRest";
  }
}

export const DOLLAR = 36;
export const BACKSLASH = 92;

/** True for a line ending, one of the parser's codes below -2. */
export function isLineEnd(code: Code): boolean {
  return code !== null && code < -2;
}

/** True for a space, a tab or a column of a tab. */
export function isSpace(code: Code): boolean {
  return code === -2 || code === -1 || code === 32;
}

/** The character of a code; a space for tabs and line endings, nothing for the end and for further columns of a tab. */
export function getCharacter(code: Code): string {
  if (code === null || code === -1) return "";
  return code < 0 ? " " : String.fromCharCode(code);
}

/** Consumes a line ending as a token of its own, as the parser requires. */
export function consumeLineEnd(effects: Effects, code: Code): void {
  effects.enter("lineEnding");
  effects.consume(code);
  effects.exit("lineEnding");
}

/** Passes over the end of a line within math; the next line goes to `inside`. */
export function passLineEnd(effects: Effects, code: Code, inside: State): State {
  effects.exit("mathChunk");
  consumeLineEnd(effects, code);
  return (next) => {
    effects.enter("mathChunk");
    return inside(next);
  };
}

import type { Code, Effects } from "micromark-util-types";

declare module "micromark-util-types" {
  interface TokenTypeMap {
    displayMath: "displayMath";
    textMath: "textMath";
    mathChunk: "mathChunk";
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

/** True for an ASCII letter or digit. Other letters may stand beside math: Chinese puts no space there. */
export function isWordCode(code: Code): boolean {
  return code !== null && code > 0 && /[0-9a-z]/i.test(String.fromCharCode(code));
}

/** Consumes a line ending as a token of its own, as the parser requires. */
export function consumeLineEnd(effects: Effects, code: Code): void {
  effects.enter("lineEnding");
  effects.consume(code);
  effects.exit("lineEnding");
}

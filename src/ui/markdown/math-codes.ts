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

/** Whether the parser's code is a line ending; it gives them, tabs and the columns of tabs numbers below zero. */
export function isLineEnd(code: Code): boolean {
  return code !== null && code < -2;
}

/** Whether the code is a space, a tab or a column of a tab. */
export function isSpace(code: Code): boolean {
  return code === -2 || code === -1 || code === 32;
}

/** Whether the code is a letter or digit of ASCII. Others may stand beside math: Chinese puts no space there. */
export function isWordCode(code: Code): boolean {
  return code !== null && code > 0 && /[0-9a-z]/i.test(String.fromCharCode(code));
}

/** Goes over a line ending, which the parser wants in a token of its own. */
export function consumeLineEnd(effects: Effects, code: Code): void {
  effects.enter("lineEnding");
  effects.consume(code);
  effects.exit("lineEnding");
}

import type { Construct, Effects, State, TokenizeContext } from "micromark-util-types";
import { consumeLineEnd } from "./math-codes.ts";

/** The next line, unless it is only a lazy continuation of the container, which cannot continue a block of lines. */
export const nextLine: Construct = { partial: true, tokenize: tokenizeNextLine };

function tokenizeNextLine(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const { parser } = this;
  const now = () => this.now();
  return (code) => {
    if (code === null) return nok(code);
    consumeLineEnd(effects, code);
    return (next) => (parser.lazy[now().line] === true ? nok(next) : ok(next));
  };
}

import { htmlFlow } from "micromark-core-commonmark";
import type { Code, Construct, State } from "micromark-util-types";
import { isDrawnTagLine } from "#core/markdown/html-tags.ts";
import { isLineEnd } from "./math-codes.ts";

/** The longest line that is read to find out that it is one drawn tag. */
const MAX_CHARS = 40;

const drawnTagLine: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    let line = "";
    return start;

    function start(code: Code): State | undefined {
      effects.enter("htmlFlowData");
      return read(code);
    }

    function read(code: Code): State | undefined {
      if (code === null || isLineEnd(code)) {
        effects.exit("htmlFlowData");
        return isDrawnTagLine(line) ? ok(code) : nok(code);
      }
      if (line.length > MAX_CHARS) return nok(code);
      line += code < 0 ? " " : String.fromCharCode(code);
      effects.consume(code);
      return read;
    }
  },
};

/** The parser's construct for blocks of HTML, except that a line of one drawn tag begins none. */
export const htmlExceptDrawn: Construct = {
  ...htmlFlow,
  name: "htmlExceptDrawn",
  tokenize(effects, ok, nok) {
    return effects.check(drawnTagLine, nok, htmlFlow.tokenize.call(this, effects, ok, nok));
  },
};

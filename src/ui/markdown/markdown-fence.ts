import type { Code, Construct, Effects, State, Token, TokenizeContext } from "micromark-util-types";
import { followFence, openFence, type OpenFence } from "#core/markdown/nested-fences.ts";
import { isLineEnd } from "./math-codes.ts";
import { nextLine } from "./next-line.ts";

declare module "micromark-util-types" {
  interface TokenTypeMap {
    markdownFence: "markdownFence";
    markdownFenceLine: "markdownFenceLine";
  }
  interface Token {
    /** The spaces before the first line of a fence. */
    fenceIndent?: number;
  }
}

/**
 * A parser construct for a fence of Markdown, in which other fences may stand. It passes whole lines to `followFence`
 * in core, so that splitting and parsing cannot disagree.
 */
export const markdownFence: Construct = { name: "markdownFence", concrete: true, tokenize: tokenizeMarkdownFence };

function tokenizeMarkdownFence(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const isInterrupting = this.interrupt === true;
  const prefix = this.events.at(-1);
  const indent = prefix?.[1].type === "linePrefix" ? prefix[2].sliceSerialize(prefix[1], true).length : 0;
  let line = "";
  let open: OpenFence | undefined;
  return start;

  function start(code: Code): State | undefined {
    const token: Token = effects.enter("markdownFence");
    token.fenceIndent = indent;
    effects.enter("markdownFenceLine");
    return firstLine(code);
  }

  function firstLine(code: Code): State | undefined {
    if (code !== null && !isLineEnd(code)) return consumeCharacter(code, firstLine);
    effects.exit("markdownFenceLine");
    open = openFence(line);
    if (open?.isMarkdown !== true) return nok(code);
    return isInterrupting ? end(code) : effects.attempt(nextLine, lineStart, end)(code);
  }

  function lineStart(code: Code): State | undefined {
    line = "";
    if (code === null) return end(code);
    if (isLineEnd(code)) return effects.attempt(nextLine, lineStart, end)(code);
    effects.enter("markdownFenceLine");
    return furtherLine(code);
  }

  function furtherLine(code: Code): State | undefined {
    if (code !== null && !isLineEnd(code)) return consumeCharacter(code, furtherLine);
    effects.exit("markdownFenceLine");
    open = open && followFence(open, line);
    return open === undefined ? end(code) : effects.attempt(nextLine, lineStart, end)(code);
  }

  function consumeCharacter(code: number, next: State): State {
    line += code < 0 ? " " : String.fromCharCode(code);
    effects.consume(code);
    return next;
  }

  function end(code: Code): State | undefined {
    effects.exit("markdownFence");
    return ok(code);
  }
}

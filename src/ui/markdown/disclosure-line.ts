import type { Code, Construct, Effects, State, TokenizeContext } from "micromark-util-types";
import { parseDisclosureLine, type DisclosureLine } from "#core/markdown/html-tags.ts";
import { isLineEnd } from "./math-codes.ts";

declare module "micromark-util-types" {
  interface TokenTypeMap {
    disclosureLine: "disclosureLine";
    disclosureTags: "disclosureTags";
    disclosureSummary: "disclosureSummary";
  }
}

/**
 * A parser construct for a line of `<details>` and `<summary>` tags. It passes the line to `parseDisclosureLine` in core,
 * so that splitting and parsing cannot disagree.
 */
export const disclosureLine: Construct = { name: "disclosureLine", tokenize: tokenizeDisclosureLine };

function tokenizeDisclosureLine(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let found: DisclosureLine | undefined;
  let at = 0;
  const readAhead: Construct = {
    partial: true,
    tokenize(_effects, isOne, isNone) {
      let line = "";
      return read;

      function read(code: Code): State | undefined {
        if (code === null || isLineEnd(code)) {
          found = parseDisclosureLine(line);
          return found === undefined ? isNone(code) : isOne(code);
        }
        line += code < 0 ? " " : String.fromCharCode(code);
        effects.consume(code);
        return read;
      }
    },
  };
  return start;

  function start(code: Code): State | undefined {
    effects.enter("disclosureLine");
    effects.enter("disclosureTags");
    return effects.check(readAhead, tags, nok)(code);
  }

  function tags(code: Code): State | undefined {
    if (code === null || isLineEnd(code)) {
      effects.exit("disclosureTags");
      effects.exit("disclosureLine");
      return ok(code);
    }
    if (at === found?.summary?.start) {
      effects.exit("disclosureTags");
      effects.enter("disclosureSummary");
      effects.enter("chunkText", { contentType: "text" });
      return summary(code);
    }
    return consume(code, tags);
  }

  function summary(code: Code): State | undefined {
    if (at !== found?.summary?.end) return consume(code, summary);
    effects.exit("chunkText");
    effects.exit("disclosureSummary");
    effects.enter("disclosureTags");
    return tags(code);
  }

  function consume(code: Code, next: State): State {
    at += 1;
    effects.consume(code);
    return next;
  }
}

/** Tells where a whole JSON object ends in arguments that arrive in pieces, and where another one begins. */
export type ArgumentsSplitter = {
  /**
   * The texts of a piece, the first of which belongs to the arguments so far and each further one to a call of its own;
   * the first is "" where the piece begins another call.
   */
  split(piece: string): string[];
};

/** Creates a splitter for the arguments that begin next. Arguments that are no object are never split. */
export function createArgumentsSplitter(): ArgumentsSplitter {
  let depth = 0;
  let isInString = false;
  let isEscaped = false;
  let state: "before" | "inside" | "whole" | "other" = "before";

  /** Reads one character; true where it begins another object. */
  function readsBeginning(character: string): boolean {
    if (state === "other") return false;
    if (state !== "inside") {
      if (character.trim() === "") return false;
      const begins = character === "{";
      const isNext = begins && state === "whole";
      state = begins ? "inside" : "other";
      depth = begins ? 1 : 0;
      return isNext;
    }
    if (isEscaped) isEscaped = false;
    else if (isInString) {
      if (character === "\\") isEscaped = true;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") {
      depth -= 1;
      if (depth === 0) state = "whole";
    }
    return false;
  }

  return {
    split(piece) {
      const texts: string[] = [];
      let start = 0;
      for (let index = 0; index < piece.length; index += 1) {
        if (!readsBeginning(piece.charAt(index))) continue;
        texts.push(piece.slice(start, index));
        start = index;
      }
      return [...texts, piece.slice(start)];
    },
  };
}

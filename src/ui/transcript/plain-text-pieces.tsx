import { findCharacterStart } from "#core/cut-text.ts";
import { memo, useState } from "react";
import { copyString } from "#core/copy-string.ts";
import { useSteppedValue } from "./use-stepped-value.ts";

const PIECE_CHARS = 16_384;
const STEP_PIECES = 8;

/**
 * A plain text from a position on, in pieces that the browser lays out only where they are visible: megabytes in one
 * element would block the page for seconds. Each line has a direction of its own. Pieces end at the same places of the
 * text whatever the position, so that they stay as it moves and as the text grows.
 */
export function PlainTextPieces({ text, from = 0 }: { text: string; from?: number }) {
  const count = Math.ceil(text.length / PIECE_CHARS);
  const first = Math.floor(from / PIECE_CHARS);
  const shown = first + useSteppedValue(count - first, STEP_PIECES, STEP_PIECES);
  const [cutPiece] = useState(createCutter);
  return Array.from({ length: Math.max(0, shown - first) }, (_, position) => {
    const index = first + position;
    return <Piece key={index} text={cutPiece(text, index, from)} isLast={index === count - 1} />;
  });
}

/** Creates a function that cuts a piece at whole characters and returns the same string while the piece is the same. */
function createCutter(): (text: string, index: number, from: number) => string {
  const known = new Map<number, string>();
  return (text, index, from) => {
    const start = Math.max(from, findCharacterStart(text, index * PIECE_CHARS));
    const piece = text.slice(start, findCharacterStart(text, (index + 1) * PIECE_CHARS));
    const before = known.get(index);
    if (before === piece) return before;
    const own = copyString(piece);
    known.set(index, own);
    return own;
  };
}

const Piece = memo(function Piece({ text, isLast }: { text: string; isLast: boolean }) {
  return (
    <p
      className={
        isLast
          ? "whitespace-pre-wrap [unicode-bidi:plaintext] wrap-anywhere"
          : "whitespace-pre-wrap [unicode-bidi:plaintext] [contain-intrinsic-size:auto_3000px] [content-visibility:auto] wrap-anywhere"
      }
    >
      {text}
    </p>
  );
});

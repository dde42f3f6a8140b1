import { findCharacterStart } from "#core/cut-text.ts";
import { memo } from "react";
import { useSteppedValue } from "./use-stepped-value.ts";

const PIECE_CHARS = 16_384;
const STEP_PIECES = 8;

/**
 * A plain text in pieces that the browser lays out only where they are visible: megabytes in one element would block
 * the page for seconds. Each line has a direction of its own.
 */
export function PlainTextPieces({ text }: { text: string }) {
  const count = Math.ceil(text.length / PIECE_CHARS);
  const shown = useSteppedValue(count, STEP_PIECES, STEP_PIECES);
  return Array.from({ length: shown }, (_, index) => (
    <Piece key={index} text={getPiece(text, index)} isLast={index === count - 1} />
  ));
}

/** A piece ends at a whole character. */
function getPiece(text: string, index: number): string {
  return text.slice(findCharacterStart(text, index * PIECE_CHARS), findCharacterStart(text, (index + 1) * PIECE_CHARS));
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

import { memo } from "react";
import { useSteps } from "./use-steps.ts";

const PIECE_CHARS = 16_384;
const STEP_PIECES = 8;

/**
 * A text as it is written, in pieces that the browser lays out only where they are seen: megabytes in one element would
 * hold up the page for seconds.
 */
export function PlainPieces({ text }: { text: string }) {
  const count = Math.ceil(text.length / PIECE_CHARS);
  const shown = useSteps(count, STEP_PIECES, STEP_PIECES);
  return Array.from({ length: shown }, (_, place) => (
    <Piece key={place} text={text.slice(place * PIECE_CHARS, (place + 1) * PIECE_CHARS)} isLast={place === count - 1} />
  ));
}

const Piece = memo(function Piece({ text, isLast }: { text: string; isLast: boolean }) {
  return (
    <p
      className={
        isLast
          ? "whitespace-pre-wrap [overflow-wrap:anywhere]"
          : "whitespace-pre-wrap [contain-intrinsic-size:auto_3000px] [content-visibility:auto] [overflow-wrap:anywhere]"
      }
    >
      {text}
    </p>
  );
});

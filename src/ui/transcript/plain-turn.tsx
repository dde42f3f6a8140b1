import { memo, type ReactNode } from "react";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { joinTexts } from "#core/content/join-texts.ts";
import type { Turn } from "#core/conversation/conversation.ts";
import { formatReplyLabel } from "#core/conversation/reply-label.ts";
import { getColumnGridStyle } from "#ui/variants/get-column-grid-style.ts";
import type { ListedReply } from "./listed-reply.ts";
import { PlainTextPieces } from "./plain-text-pieces.tsx";

/** The texts up to which a turn stands in one element; longer ones are laid out in pieces. */
const MAX_CHARS = 16_384;

/**
 * A turn far from the view as plain text, in as few elements as it takes: it can be found, selected and read aloud like the
 * turn itself, which takes its place once it comes near.
 */
export const PlainTurn = memo(function PlainTurn({
  turn,
  number,
  listed,
  columnCount,
}: {
  turn: Turn;
  number: number;
  listed: readonly ListedReply[];
  columnCount: number;
}) {
  const answers = listed.map(({ reply, columnIndex, position, sampleIndex, cellSize }) => (
    <article
      key={reply.id}
      aria-label={formatReplyLabel(formatColumnLetter(columnIndex), number, sampleIndex, cellSize)}
      data-first={(columnCount > 1 && position === 0) || undefined}
      style={columnCount === 1 ? undefined : { gridColumn: position + 1 }}
    >
      {showPlain(getReplyText(reply))}
    </article>
  ));
  return (
    <>
      <article aria-label={`Turn ${number}`}>{showPlain(`User\n${joinTexts(turn.parts)}`)}</article>
      {columnCount === 1 ? answers : <div style={getColumnGridStyle(columnCount)}>{answers}</div>}
    </>
  );
});

function showPlain(text: string): ReactNode {
  return text.length > MAX_CHARS ? <PlainTextPieces text={text} /> : text;
}

import { countLines } from "#core/count-lines.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { joinTexts } from "#core/content/join-texts.ts";
import type { Reply, Turn } from "#core/conversation/conversation.ts";
import { formatReplyLabel } from "#core/conversation/reply-label.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { getColumnGridStyle } from "#ui/variants/get-column-grid-style.ts";
import { PlainTextPieces } from "./plain-text-pieces.tsx";

/** A reply with its column, the position of that among the visible ones, and its own among the replies of its cell. */
export type ListedReply = {
  reply: Reply;
  columnIndex: number;
  position: number;
  sampleIndex: number;
  cellSize: number;
};

/** The texts up to which a turn stands in one element; longer ones are laid out in pieces. */
const MAX_CHARS = 16_384;
/** Sizes of ordinary text in a column of ordinary width, in CSS pixels and characters. */
const LINE_PX = 22;
const FRAME_PX = 160;
const LINE_CHARS = 95;

/**
 * A turn far from the view as plain text, laid out only where it is seen: it can be found, selected and read aloud like
 * the turn itself, which takes its place once it comes near.
 */
export function PlainTurn({
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
  const text = joinTexts(turn.parts);
  const answers = listed.map((each) => ({ ...each, text: getReplyText(each.reply) }));
  const answerLines = answers.map((each) => countLines(each.text, LINE_CHARS / columnCount));
  const lines = countLines(text, LINE_CHARS) + Math.max(0, ...answerLines);
  return (
    <div
      style={{ containIntrinsicBlockSize: `auto ${FRAME_PX + lines * LINE_PX}px` }}
      className={joinClasses(
        "pt-4 text-md break-words whitespace-pre-wrap [content-visibility:auto] wrap-anywhere",
        columnCount === 1 ? "mx-auto w-full max-w-reading px-4.5" : "px-3.5",
      )}
    >
      <article aria-label={`Turn ${number}`} className="mb-4.5 px-3 py-2.5 [unicode-bidi:plaintext]">
        <h2 className="text-xs font-semibold text-ink-3">User</h2>
        <PlainText text={text} />
      </article>
      <div style={columnCount === 1 ? undefined : getColumnGridStyle(columnCount)}>
        {answers.map(({ reply, columnIndex, position, sampleIndex, cellSize, text: answer }) => (
          <article
            key={reply.id}
            aria-label={formatReplyLabel(formatColumnLetter(columnIndex), number, sampleIndex, cellSize)}
            data-status={reply.status}
            data-first={position === 0 || undefined}
            className="[unicode-bidi:plaintext]"
            style={columnCount === 1 ? undefined : { gridColumn: position + 1 }}
          >
            <PlainText text={answer} />
          </article>
        ))}
      </div>
    </div>
  );
}

function PlainText({ text }: { text: string }) {
  return text.length > MAX_CHARS ? <PlainTextPieces text={text} /> : text;
}

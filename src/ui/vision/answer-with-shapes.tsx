import type { KeyboardEvent, ReactNode } from "react";
import { useMemo } from "react";
import { cutAnswer, parseShapeMark } from "#core/vision/cut-answer.ts";
import type { Phrase } from "#core/vision/find-phrases.ts";
import type { ReplyShapes } from "#state/vision/turn-shapes.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { InlineCodeContext } from "#ui/markdown/inline-code-context.ts";
import { Markdown } from "#ui/markdown/markdown.tsx";
import { getShapeColour } from "./shape-colour.ts";
import { getShapeTextId, type HighlightedShape } from "./use-highlighted-shape.ts";

type Highlighting = {
  highlighted: HighlightedShape | null;
  onHighlight: (highlighted: HighlightedShape | null) => void;
};

const NO_PHRASES: readonly Phrase[] = [];

/**
 * The answer of a reply as it is read, with each of its boxes as a piece that highlights the box, and with the phrases
 * that say the label of one.
 */
export function AnswerWithShapes({
  reply,
  phrases = NO_PHRASES,
  isGrowing = false,
  ...highlighting
}: { reply: ReplyShapes; phrases?: readonly Phrase[]; isGrowing?: boolean } & Highlighting) {
  const { replyId, text, shapes } = reply;
  const pieces = useMemo(() => cutAnswer(text, shapes, phrases), [text, shapes, phrases]);
  const showShape = (start: number) => {
    const phrase = phrases.find((each) => each.start === start);
    if (phrase)
      return (
        <PhraseText
          key={start}
          shape={{ replyId, start: phrase.shapeStart }}
          columnIndex={reply.variantIndex}
          {...highlighting}
        >
          {text.slice(start, phrase.end)}
        </PhraseText>
      );
    const shape = shapes.find((each) => each.start === start);
    return (
      shape && (
        <ShapeText key={start} shape={{ replyId, start }} {...highlighting}>
          {text.slice(start, shape.end)}
        </ShapeText>
      )
    );
  };
  return (
    <InlineCodeContext
      value={(code) => {
        const start = parseShapeMark(code);
        return start === undefined ? undefined : showShape(start);
      }}
    >
      {pieces.map((piece, index) =>
        piece.kind === "markdown" ? (
          <Markdown key={piece.start} text={piece.text} streaming={isGrowing && index === pieces.length - 1} />
        ) : (
          <pre
            key={piece.start}
            className="my-1.5 rounded-card bg-sunken px-2.5 py-2 font-mono text-xs break-words whitespace-pre-wrap"
          >
            <code>{fillCode(piece, shapes, showShape)}</code>
          </pre>
        ),
      )}
    </InlineCodeContext>
  );
}

function fillCode(
  { start, code }: { start: number; code: string },
  shapes: ReplyShapes["shapes"],
  showShape: (start: number) => ReactNode,
): ReactNode[] {
  const filled: ReactNode[] = [];
  let end = 0;
  for (const shape of shapes) {
    const from = shape.start - start;
    if (from < end || from >= code.length) continue;
    filled.push(code.slice(end, from), showShape(shape.start));
    end = shape.end - start;
  }
  filled.push(code.slice(end));
  return filled;
}

function ShapeText({
  shape,
  highlighted,
  onHighlight,
  children,
}: { shape: HighlightedShape; children: string } & Highlighting) {
  const { isHighlighted, handlers } = getHighlightProps(shape, highlighted, onHighlight);
  return (
    <span
      {...handlers}
      id={getShapeTextId(shape)}
      className={joinClasses(
        "rounded-chip font-mono text-xs text-ink",
        isHighlighted ? "bg-accent-soft outline-1 outline-accent" : "bg-surface ring-1 ring-line",
      )}
    >
      {children}
    </span>
  );
}

/** A phrase that says the label of a box, on the colour of its column. */
function PhraseText({
  shape,
  columnIndex,
  highlighted,
  onHighlight,
  children,
}: { shape: HighlightedShape; columnIndex: number; children: string } & Highlighting) {
  const { isHighlighted, handlers } = getHighlightProps(shape, highlighted, onHighlight);
  return (
    <span
      {...handlers}
      data-phrase={shape.start}
      className={joinClasses(
        "rounded-chip box-decoration-clone px-0.5",
        getShapeColour(columnIndex),
        isHighlighted ? "bg-current/35 outline-2 outline-current" : "bg-current/15",
      )}
    >
      <span className="text-ink">{children}</span>
    </span>
  );
}

/** The attributes of a text that highlights a box: pointing at it, focusing it and pressing it. */
function getHighlightProps(
  shape: HighlightedShape,
  highlighted: HighlightedShape | null,
  onHighlight: Highlighting["onHighlight"],
) {
  const isHighlighted = highlighted?.replyId === shape.replyId && highlighted.start === shape.start;
  const handlers = {
    role: "button",
    tabIndex: 0,
    "data-lit": isHighlighted,
    "aria-pressed": isHighlighted,
    onClick: () => onHighlight(shape),
    onKeyDown: ({ key }: KeyboardEvent) => {
      if (key === "Enter" || key === " ") onHighlight(isHighlighted ? null : shape);
    },
    onMouseEnter: () => onHighlight(shape),
    onMouseLeave: () => onHighlight(null),
    onFocus: () => onHighlight(shape),
    onBlur: () => onHighlight(null),
  };
  return { isHighlighted, handlers };
}

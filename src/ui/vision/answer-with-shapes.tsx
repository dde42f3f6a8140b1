import type { ReactNode } from "react";
import { useMemo } from "react";
import { cutAnswer, parseShapeMark } from "#core/vision/cut-answer.ts";
import type { ReplyShapes } from "#state/vision/turn-shapes.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { InlineCodeContext } from "#ui/markdown/inline-code-context.ts";
import { Markdown } from "#ui/markdown/markdown.tsx";
import { getShapeTextId, type HighlightedShape } from "./use-highlighted-shape.ts";

type Highlighting = {
  highlighted: HighlightedShape | null;
  onHighlight: (highlighted: HighlightedShape | null) => void;
};

/** The answer of a reply as it is read, with each of its boxes as a piece that highlights the box. */
export function AnswerWithShapes({ reply, ...highlighting }: { reply: ReplyShapes } & Highlighting) {
  const { replyId, text, shapes } = reply;
  const pieces = useMemo(() => cutAnswer(text, shapes), [text, shapes]);
  const showShape = (start: number) => {
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
      {pieces.map((piece) =>
        piece.kind === "markdown" ? (
          <Markdown key={piece.start} text={piece.text} streaming={false} />
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
  const isHighlighted = highlighted?.replyId === shape.replyId && highlighted.start === shape.start;
  return (
    <span
      role="button"
      id={getShapeTextId(shape)}
      tabIndex={0}
      data-lit={isHighlighted}
      aria-pressed={isHighlighted}
      onClick={() => onHighlight(shape)}
      onKeyDown={({ key }) => {
        if (key === "Enter" || key === " ") onHighlight(isHighlighted ? null : shape);
      }}
      onMouseEnter={() => onHighlight(shape)}
      onMouseLeave={() => onHighlight(null)}
      onFocus={() => onHighlight(shape)}
      onBlur={() => onHighlight(null)}
      className={joinClasses(
        "rounded-chip font-mono text-xs text-ink",
        isHighlighted ? "bg-accent-soft outline-1 outline-accent" : "bg-surface ring-1 ring-line",
      )}
    >
      {children}
    </span>
  );
}

import type { ReactNode } from "react";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { NOTATIONS, type Notation } from "#core/vision/place-shapes.ts";
import type { ReplyShapes } from "#state/vision/turn-shapes.ts";
import { VariantChip } from "#ui/kit/variant-chip.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { Checkbox } from "#ui/kit/checkbox.tsx";
import { Select } from "#ui/kit/select.tsx";
import { getShapeTextId, type HighlightedShape } from "./use-highlighted-shape.ts";

const NOTATION_OPTIONS = (Object.keys(NOTATIONS) as Notation[]).map((name) => ({
  value: name,
  label: NOTATIONS[name],
}));

/**
 * The controls of a reply with boxes: their visibility, the unit of their numbers, and the reply's text, in which each
 * box can be highlighted.
 */
export function ShapesPanel({
  reply: { replyId, label, variantIndex, text, shapes },
  isShown,
  onShown,
  notation,
  onNotation,
  highlighted,
  onHighlight,
}: {
  reply: ReplyShapes;
  isShown: boolean;
  onShown: (isShown: boolean) => void;
  notation: Notation;
  onNotation: (notation: Notation) => void;
  highlighted: HighlightedShape | null;
  onHighlight: (highlighted: HighlightedShape | null) => void;
}) {
  const isNotationAmbiguous = shapes.some(({ isThousand }) => !isThousand);
  return (
    <section aria-label={label} className="rounded-card border border-line bg-surface">
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-2.5 py-1.5">
        <VariantChip letter={formatColumnLetter(variantIndex)} columnIndex={variantIndex} />
        <Checkbox label={label} isChecked={isShown} onChange={onShown} className="grow font-medium" />
        {isNotationAmbiguous && (
          <span className="text-sm text-ink-2">
            <Select label="coordinates" options={NOTATION_OPTIONS} value={notation} onChange={onNotation} />
          </span>
        )}
      </div>
      <pre
        tabIndex={0}
        aria-label={`Text of ${label}`}
        className="max-h-56 overflow-auto px-2.5 py-2 font-mono text-xs break-words whitespace-pre-wrap"
      >
        <ShapesText replyId={replyId} text={text} shapes={shapes} highlighted={highlighted} onHighlight={onHighlight} />
      </pre>
    </section>
  );
}

/** The text of a reply with each of its boxes as a piece that lights the box. */
function ShapesText({
  replyId,
  text,
  shapes,
  highlighted,
  onHighlight,
}: Pick<ReplyShapes, "replyId" | "text" | "shapes"> & {
  highlighted: HighlightedShape | null;
  onHighlight: (highlighted: HighlightedShape | null) => void;
}) {
  const pieces: ReactNode[] = [];
  let end = 0;
  for (const shape of shapes) {
    const here = { replyId, start: shape.start };
    const isHighlighted = highlighted?.replyId === replyId && highlighted.start === shape.start;
    pieces.push(text.slice(end, shape.start));
    pieces.push(
      <span
        role="button"
        key={shape.start}
        id={getShapeTextId(here)}
        tabIndex={0}
        data-lit={isHighlighted}
        aria-pressed={isHighlighted}
        onClick={() => onHighlight(here)}
        onKeyDown={({ key }) => {
          if (key === "Enter" || key === " ") onHighlight(isHighlighted ? null : here);
        }}
        onMouseEnter={() => onHighlight(here)}
        onMouseLeave={() => onHighlight(null)}
        onFocus={() => onHighlight(here)}
        onBlur={() => onHighlight(null)}
        className={joinClasses(
          "rounded-chip text-ink",
          isHighlighted ? "bg-accent-soft outline-1 outline-accent" : "bg-sunken",
        )}
      >
        {text.slice(shape.start, shape.end)}
      </span>,
    );
    ({ end } = shape);
  }
  pieces.push(text.slice(end));
  return pieces;
}

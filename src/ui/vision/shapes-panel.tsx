import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { NOTATIONS, type Notation } from "#core/vision/place-shapes.ts";
import type { ReplyShapes } from "#state/vision/turn-shapes.ts";
import { VariantChip } from "#ui/kit/variant-chip.tsx";
import { Checkbox } from "#ui/kit/checkbox.tsx";
import { Select } from "#ui/kit/select.tsx";
import { AnswerWithShapes } from "./answer-with-shapes.tsx";
import type { HighlightedShape } from "./use-highlighted-shape.ts";

/**
 * The controls of a reply with boxes: their visibility, the unit of their numbers, and the reply's text, in which each
 * box can be highlighted.
 */
export function ShapesPanel({
  reply,
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
  const { label, variantIndex, shapes } = reply;
  const isNotationAmbiguous = shapes.some(({ isThousand }) => !isThousand);
  return (
    <section aria-label={label} className="rounded-card border border-line bg-surface">
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-2.5 py-1.5">
        <VariantChip letter={formatColumnLetter(variantIndex)} columnIndex={variantIndex} />
        <Checkbox label={label} isChecked={isShown} onChange={onShown} className="grow font-medium" />
        {isNotationAmbiguous && (
          <span className="text-sm text-ink-2">
            <Select label="coordinates" options={listNotationOptions()} value={notation} onChange={onNotation} />
          </span>
        )}
      </div>
      <div
        role="group"
        tabIndex={0}
        aria-label={`Text of ${label}`}
        className="max-h-56 overflow-auto px-2.5 py-2 md:max-h-104"
      >
        <AnswerWithShapes reply={reply} highlighted={highlighted} onHighlight={onHighlight} />
      </div>
    </section>
  );
}

function listNotationOptions(): { value: Notation; label: string }[] {
  return (Object.keys(NOTATIONS) as Notation[]).map((name) => ({
    value: name,
    label: NOTATIONS[name],
  }));
}

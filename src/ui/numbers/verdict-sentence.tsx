import type { VerdictText } from "#core/numbers/describe-verdict.ts";
import { VariantChip } from "#ui/kit/variant-chip.tsx";
import type { NumbersColumn } from "./numbers-column.ts";

/** A verdict on a column in words: the decision, what was seen, and what more would tell. */
export function VerdictSentence({
  text: { lead, seen, method, more },
  column: { letter, columnIndex },
}: {
  text: VerdictText;
  column: Pick<NumbersColumn, "letter" | "columnIndex">;
}) {
  return (
    <p className="flex items-baseline gap-2">
      <span className="self-start">
        <VariantChip letter={letter} columnIndex={columnIndex} />
      </span>
      <span className="min-w-0">
        <b className="font-semibold">{lead}</b> {seen} <span className="font-mono text-xs text-ink-3">{method}</span>.
        {more !== "" && ` ${more}`}
      </span>
    </p>
  );
}

import { describeBlind } from "#core/blind/blind-verdicts.ts";
import { countThings } from "#core/count-things.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import type { Verdict } from "#core/statistics/decide.ts";
import type { Id } from "#core/vocabulary.ts";
import { useColumnIds } from "#state/document/documents.ts";
import { layerClosed, layerOpened } from "#state/layers.ts";
import { choicesForgotten } from "#state/marks/choice-edits.ts";
import { Button } from "#ui/kit/button.tsx";
import { DialogFooter } from "#ui/kit/dialog-footer.tsx";
import { VariantChip } from "#ui/kit/variant-chip.tsx";
import { useColumnLabels } from "#ui/variants/use-column-differences.ts";

/** The findings of the choices, with the names of the columns. */
export function BlindResult({
  turnId,
  choiceCount,
  alike,
  verdicts,
  baselineId,
  openCount,
  onGoOn,
  onTakeBack,
}: {
  turnId: Id;
  choiceCount: number;
  /** The number of comparisons that were left out, since their answers say the same. */
  alike: number;
  verdicts: readonly Verdict[];
  baselineId: Id;
  /** The number of comparisons without a choice. */
  openCount: number;
  onGoOn: () => void;
  onTakeBack: () => void;
}) {
  const columnIds = useColumnIds();
  const labels = useColumnLabels();
  const getLetter = (id: Id) => formatColumnLetter(columnIds.indexOf(id));
  return (
    <>
      <div className="min-h-0 grow overflow-y-auto px-5 py-4">
        <div className="mx-auto flex max-w-reading flex-col gap-4">
          <ul aria-label="What you chose" className="grid gap-2">
            {verdicts.map((verdict) => (
              <li key={verdict.columnId} className="flex items-baseline gap-2">
                <span className="self-start">
                  <VariantChip letter={getLetter(verdict.columnId)} columnIndex={columnIds.indexOf(verdict.columnId)} />
                </span>
                <span className="min-w-0">
                  {describeBlind(verdict, getLetter(verdict.columnId), getLetter(baselineId))}
                </span>
              </li>
            ))}
          </ul>
          {verdicts.length === 0 && <p>Nothing is chosen yet.</p>}
          {labels.some((label) => label !== "") && (
            <ul aria-label="Columns" className="grid gap-1 text-sm text-ink-2">
              {columnIds.map((id, index) => (
                <li key={id} className="flex items-center gap-2">
                  <VariantChip letter={formatColumnLetter(index)} columnIndex={index} />
                  <span className="min-w-0 wrap-anywhere">{labels[index]}</span>
                </li>
              ))}
            </ul>
          )}
          {alike > 0 && (
            <p className="text-sm text-ink-3">
              {countThings(alike, "comparison")} left out: all answers say the same there.
            </p>
          )}
        </div>
      </div>
      <DialogFooter>
        <Button
          look="ghost"
          className="me-auto touch:h-11"
          offReason={choiceCount === 0 ? "Nothing is chosen yet" : undefined}
          onClick={() => choicesForgotten(turnId)}
        >
          Remove these choices
        </Button>
        <Button
          look="ghost"
          className="touch:h-11"
          offReason={choiceCount === 0 ? "Nothing is chosen yet" : undefined}
          onClick={onTakeBack}
        >
          Take back
        </Button>
        <Button look="ghost" className="touch:h-11" onClick={() => layerOpened({ kind: "numbers" })}>
          Numbers
        </Button>
        {openCount > 0 && (
          <Button className="touch:h-11" onClick={onGoOn}>
            Go on
          </Button>
        )}
        <Button look="primary" className="touch:h-11" onClick={layerClosed}>
          Done
        </Button>
      </DialogFooter>
    </>
  );
}

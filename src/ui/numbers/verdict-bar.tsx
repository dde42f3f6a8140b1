import type { FigureTable } from "#core/numbers/column-figures.ts";
import { describeVerdict } from "#core/numbers/describe-verdict.ts";
import { formatShare } from "#core/numbers/figures.ts";
import { computeUnitUsd } from "#core/numbers/unit-cost.ts";
import { layerOpened } from "#state/layers.ts";
import { Button } from "#ui/kit/button.tsx";
import { decideOnce } from "./decide-once.ts";
import { describeInterval } from "./describe-interval.ts";
import type { Numbers } from "./compute-numbers.ts";
import { useNumbers } from "./use-numbers.ts";
import { VerdictSentence } from "./verdict-sentence.tsx";
import { countUnits } from "#core/numbers/count-units.ts";

/** A bar with the verdict of the rows on the columns in a sentence, with the way to the numbers; nothing before the first answer. */
export function VerdictBar() {
  const numbers = useNumbers();
  if (numbers?.tables[0] === undefined) return null;
  return (
    <div
      role="group"
      aria-label="Verdict"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-sunken px-3.5 py-1.5 print:hidden"
    >
      <div className="min-w-0 grow basis-60">
        <Sentence numbers={numbers} />
      </div>
      <Button look="ghost" onClick={() => layerOpened({ kind: "numbers" })}>
        Numbers
      </Button>
    </div>
  );
}

function Sentence({ numbers }: { numbers: Numbers }) {
  const { counted, columns, tables } = numbers;
  const baseline = columns.find(({ isBaseline }) => isBaseline);
  const passes = tables.find(({ figure }) => figure.id === "passes");
  const { units } = counted;
  if (!passes) return <Agreement numbers={numbers} />;
  if (!baseline) return <Share table={passes} units={units} />;
  const verdicts = decideOnce(passes, baseline.columnId);
  // Of several columns the one that says most.
  const verdict = verdicts.toSorted((a, b) => a.p - b.p)[0];
  const column = columns.find(({ columnId }) => columnId === verdict?.columnId);
  if (!verdict || !column) return <p>No row is answered and checked in both columns yet.</p>;
  const unitUsd = computeUnitUsd(tables.find(({ figure }) => figure.id === "cost"));
  const names = { column: column.letter, baseline: baseline.letter, units, unitUsd };
  return <VerdictSentence text={describeVerdict(verdict, passes.figure, names)} column={column} />;
}

/** The share of passes of the only column. */
function Share({ table, units }: { table: FigureTable; units: string }) {
  const interval = table.columns[0]?.interval;
  if (!interval) return null;
  return (
    <p>
      Passes <b className="font-semibold">{describeInterval(interval, formatShare)}</b> of {interval.count} {units}
      <span className="font-mono text-xs text-ink-3"> Wilson interval</span>
    </p>
  );
}

/** The share of rows in which columns say the same, where no check says which of them is right. */
function Agreement({ numbers: { counted, columns, agreements } }: { numbers: Numbers }) {
  const baseline = columns.find(({ isBaseline }) => isBaseline);
  const shares = agreements.flatMap(({ columnId, share }) => {
    const column = columns.find((each) => each.columnId === columnId);
    return column ? [{ letter: column.letter, share }] : [];
  });
  if (!baseline || shares.length === 0)
    return <p className="text-ink-2">Add a check to learn which answers are right.</p>;
  return (
    <p>
      {shares.map(({ letter, share }, index) => (
        <span key={letter}>
          {index > 0 && "; "}
          {baseline.letter} and {letter} say the same in{" "}
          <b className="font-semibold">{describeInterval(share, formatShare)}</b> of{" "}
          {countUnits(share.count, counted.units)}
        </span>
      ))}
      <span className="font-mono text-xs text-ink-3"> Wilson interval</span>
      {". Without a check, only times, costs and lengths tell columns apart."}
    </p>
  );
}

import { formatShare } from "#core/numbers/figures.ts";
import type { Id } from "#core/vocabulary.ts";
import { describeInterval } from "./describe-interval.ts";
import { useNumbers } from "./use-numbers.ts";
import { countUnits } from "#core/numbers/count-units.ts";

/** The share of rows that pass in a column: "pass 94 % (83 to 98)"; nothing where no check says so. */
export function ColumnPass({ variantId }: { variantId: Id }) {
  const numbers = useNumbers();
  const passes = numbers?.tables.find(({ figure }) => figure.id === "passes");
  const interval = passes?.columns.find(({ columnId }) => columnId === variantId)?.interval;
  if (!numbers || !interval) return null;
  const { value, count } = interval;
  const [share = "", bounds = ""] = describeInterval(interval, formatShare).split(" (");
  return (
    <span
      title={`${formatShare(value)} of ${countUnits(count, numbers.counted.units)} pass; with 95 % certainty the true share lies in the interval of Wilson`}
    >
      pass <b className="font-medium text-ink">{share}</b> ({bounds}
    </span>
  );
}

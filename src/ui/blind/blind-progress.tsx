import { countMoreChoices, isEnough } from "#core/blind/blind-verdicts.ts";
import { formatCount } from "#core/format.ts";
import type { Verdict } from "#core/statistics/decide.ts";

/** The number of choices, and whether they are enough to tell columns apart, without which is better. */
export function BlindProgress({
  chosen,
  total,
  verdicts,
}: {
  chosen: number;
  total: number;
  verdicts: readonly Verdict[];
}) {
  const more = countMoreChoices(verdicts);
  return (
    <p>
      <b className="font-semibold">
        {formatCount(chosen)} of {formatCount(total)} chosen
      </b>
      {chosen > 0 && (
        <span className="text-ink-3">
          {isEnough(verdicts)
            ? " · enough to tell"
            : ` · not enough to tell yet${more === undefined ? "" : `, about ${formatCount(more)} more would`}`}
        </span>
      )}
    </p>
  );
}

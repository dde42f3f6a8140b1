import type { LabelConfusion } from "#core/numbers/label-confusion.ts";
import { formatShare } from "#core/numbers/figures.ts";
import { Plot } from "./plot.tsx";

/** A plot of how often labels stand beside each other. */
export function ConfusionPlot({
  title,
  confusion: { labels, counts, kappa },
  down,
  across,
  counted,
}: {
  title: string;
  confusion: LabelConfusion;
  /** The names of those whose labels stand downwards, and rightwards. */
  down: string;
  across: string;
  /** The things that have a label of both. */
  counted: string;
}) {
  const most = Math.max(1, ...counts.flat());
  return (
    <Plot
      title={title}
      method={`${counted}: ${down} downwards, ${across} rightwards.${describeKappa(kappa)}`}
      heads={[`${down} \\ ${across}`, ...labels]}
      listRows={() => labels.map((label, index) => [label, ...(counts[index] ?? []).map(String)])}
    >
      <div className="overflow-x-auto">
        <table className="font-mono text-xs">
          <tbody>
            <tr>
              <td className="text-ink-3">{`${down} \\ ${across}`}</td>
              {labels.map((label) => (
                <td key={label} className="max-w-24 truncate px-2 pb-1 text-center text-ink-3" title={label}>
                  {label}
                </td>
              ))}
            </tr>
            {labels.map((label, index) => (
              <tr key={label}>
                <td className="max-w-40 truncate pe-2 text-end text-ink-3" title={label}>
                  {label}
                </td>
                {counts[index]?.map((count, otherIndex) => (
                  <td key={labels[otherIndex]} className="relative min-w-12 border border-line p-2 text-center">
                    <span
                      className={`absolute inset-0 ${index === otherIndex ? "bg-ok" : "bg-danger"}`}
                      style={{ opacity: (0.35 * count) / most }}
                    />
                    <span className="relative text-ink">{count}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Plot>
  );
}

function describeKappa(kappa: LabelConfusion["kappa"]): string {
  if (!kappa) return " All have one label, so that agreement says nothing.";
  const { agreement, chance, value, low, high, baseRate } = kappa;
  return ` The same in ${formatShare(agreement)}; chance alone would give ${formatShare(chance)}, since the commonest label has ${formatShare(baseRate)}. Cohen’s kappa ${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)}).`;
}

import type { Axis } from "#core/numbers/axis.ts";
import { placeOnAxis } from "#core/numbers/axis.ts";

/** The round values below a plot, the first and the last inside its width; on a phone these two alone. */
export function AxisLabels({ axis, print }: { axis: Axis; print: (value: number) => string }) {
  return (
    <svg width="100%" height="16" className="fill-ink-3 font-mono text-xs">
      {axis.ticks.map((tick, index) => (
        <text
          key={tick}
          x={`${placeOnAxis(axis, tick)}%`}
          y="12"
          className={index === 0 || index === axis.ticks.length - 1 ? undefined : "max-sm:hidden"}
          textAnchor={index === 0 ? "start" : index === axis.ticks.length - 1 ? "end" : "middle"}
        >
          {print(tick)}
        </text>
      ))}
    </svg>
  );
}

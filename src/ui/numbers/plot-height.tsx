import type { ReactNode } from "react";
import type { Axis } from "#core/numbers/axis.ts";
import { placeOnAxis } from "#core/numbers/axis.ts";

/** A field to draw in, in percent of its width and height, with an axis at its start and a line at each round value. */
export function PlotHeight({
  axis,
  print,
  children,
}: {
  axis: Axis;
  print: (value: number) => string;
  children: ReactNode;
}) {
  return (
    <div className="flex h-44 py-2">
      <svg width="4rem" height="100%" className="shrink-0 overflow-visible fill-ink-3 font-mono text-xs">
        {axis.ticks.map((tick) => (
          <text key={tick} x="56" y={`${100 - placeOnAxis(axis, tick)}%`} dy="4" textAnchor="end">
            {print(tick)}
          </text>
        ))}
      </svg>
      <svg width="100%" height="100%" className="min-w-0 grow overflow-visible">
        {axis.ticks.map((tick) => (
          <line
            key={tick}
            x1="0"
            x2="100%"
            y1={`${100 - placeOnAxis(axis, tick)}%`}
            y2={`${100 - placeOnAxis(axis, tick)}%`}
            className="stroke-line"
          />
        ))}
        {children}
      </svg>
    </div>
  );
}

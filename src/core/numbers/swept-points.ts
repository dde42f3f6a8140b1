import type { Conversation } from "#core/conversation/conversation.ts";
import { describePath } from "#core/conversation/describe-combination.ts";
import { parseScaleFactor } from "#core/conversation/image-scales.ts";
import type { Interval } from "#core/statistics/interval.ts";
import type { Path } from "#core/vocabulary.ts";
import type { FigureColumn } from "./column-figures.ts";

/** A figure by the value of a swept field, smallest value first. */
export type SweptCurve = { path: Path; name: string; points: readonly { x: number; interval: Interval }[] };

/**
 * The curves of a figure over each swept field of which at least two numbers were answered. Where another field is swept
 * as well, its columns have points of their own at the same value.
 */
export function listSweptCurves(conversation: Conversation, columns: readonly FigureColumn[]): SweptCurve[] {
  return conversation.sweeps.flatMap(({ id, values }) =>
    Object.entries(values).flatMap(([path, options]) => {
      const points = columns.flatMap(({ columnId, interval }) => {
        const sweep = conversation.variants.find((variant) => variant.id === columnId)?.sweep;
        const value =
          sweep?.id === id ? options.find((option) => option.id === sweep.valueIds[path])?.value : undefined;
        const x = readNumber(value);
        return x === undefined || !interval ? [] : [{ x, interval }];
      });
      const xs = new Set(points.map(({ x }) => x));
      if (xs.size < 2) return [];
      return [{ path, name: describePath(conversation, path), points: points.toSorted((a, b) => a.x - b.x) }];
    }),
  );
}

/** A number, also as a fraction such as "1/2", which the size of a picture is. */
function readNumber(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return undefined;
  const factor = value.trim() === "" ? Number.NaN : parseScaleFactor(value);
  return Number.isFinite(factor) ? factor : undefined;
}

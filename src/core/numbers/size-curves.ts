import type { Conversation } from "#core/conversation/conversation.ts";
import { describePath, describeValue } from "#core/conversation/describe-combination.ts";
import { FULL_SCALE, parseScaleFactor, parseSizeId } from "#core/conversation/image-scales.ts";
import type { Interval } from "#core/statistics/interval.ts";
import { type AsGood, computeRowsToAsGood, judgeAsGood } from "#core/statistics/non-inferiority.ts";
import { computeDifference, listRowPairs } from "#core/statistics/row-pairs.ts";
import type { Id } from "#core/vocabulary.ts";
import type { FigureColumn, FigureTable } from "./column-figures.ts";
import { computeUnitUsd } from "./unit-cost.ts";

/** A size of a picture with what its column came to. */
export type SizePoint = {
  columnId: Id;
  scale: string;
  score: Interval;
  /** The mean number of input tokens of a question; undefined where the service counts none. */
  tokens: number | undefined;
  /** The mean price of an answer; undefined where it is not known. */
  usd: number | undefined;
};

/** A smaller size beside the largest one. */
export type SizeVerdict = SizePoint & {
  judged: AsGood;
  /** About so many questions more that would show that it is as good, with their price in both columns; absent where unknown. */
  more?: { count: number; usd: number | undefined };
  /** The larger size that is not shown to be as good, so that this one is not called so either. */
  behind?: string;
};

/** The columns that differ in the size of a picture alone, the largest first. */
export type SizeCurve = {
  key: string;
  /** The name of the picture, with what else its columns have in common in a sweep. */
  name: string;
  points: readonly SizePoint[];
  verdicts: readonly SizeVerdict[];
};

/** The tables of a score from 0 to 1, of input tokens and of costs. */
type SizeTables = Record<"score", FigureTable> & Record<"tokens" | "cost", FigureTable | undefined>;

/** The curves of a score over the sizes of each picture that was answered at two sizes or more, which may be worse by a margin. */
export function listSizeCurves(conversation: Conversation, tables: SizeTables, margin: number): SizeCurve[] {
  return conversation.sweeps.flatMap(({ id, values }) =>
    Object.keys(values)
      .filter((path) => parseSizeId(path) !== undefined)
      .flatMap((path) => {
        const groups = new Map<string, { name: string; columns: { scale: string; column: FigureColumn }[] }>();
        for (const column of tables.score.columns) {
          const sweep = conversation.variants.find((variant) => variant.id === column.columnId)?.sweep;
          if (sweep?.id !== id || !column.interval) continue;
          const scale = values[path]?.find((option) => option.id === sweep.valueIds[path])?.value;
          const others = Object.entries(sweep.valueIds).filter(([other]) => other !== path);
          const key = JSON.stringify([id, path, others]);
          const common = others.map(([other, valueId]) => {
            const value = values[other]?.find((option) => option.id === valueId);
            return `${describePath(conversation, other)} ${value ? describeValue(value, other) : ""}`;
          });
          const name = [describePath(conversation, path), ...common].join(", ");
          const group = groups.get(key) ?? { name, columns: [] };
          group.columns.push({ scale: typeof scale === "string" ? scale : FULL_SCALE, column });
          groups.set(key, group);
        }
        return [...groups].flatMap(([key, { name, columns }]) =>
          columns.length < 2 ? [] : [buildCurve(key, name, columns, tables, margin)],
        );
      }),
  );
}

function buildCurve(
  key: string,
  name: string,
  columns: { scale: string; column: FigureColumn }[],
  tables: SizeTables,
  margin: number,
): SizeCurve {
  const sorted = columns.toSorted((a, b) => parseScaleFactor(b.scale) - parseScaleFactor(a.scale));
  const points = sorted.flatMap(({ scale, column: { columnId, interval } }) =>
    interval
      ? [
          {
            columnId,
            scale,
            score: interval,
            tokens: readMean(tables.tokens, columnId),
            usd: readMean(tables.cost, columnId),
          },
        ]
      : [],
  );
  const [full] = sorted;
  let behind: string | undefined;
  const verdicts = sorted.slice(1).flatMap(({ column }, index): SizeVerdict[] => {
    const point = points[index + 1];
    if (!point || !full) return [];
    const differences = listRowPairs(column.rows, full.column.rows).map(computeDifference);
    const judged = judgeAsGood(differences, margin);
    // From the largest down, and none after the first that is not as good: so all of them together have the error of one.
    const isBehind = behind !== undefined && judged.verdict === "as-good";
    const count = judged.verdict === "undecided" ? computeRowsToAsGood(differences, margin) : undefined;
    const verdict: SizeVerdict = {
      ...point,
      judged: isBehind ? { ...judged, verdict: "undecided" } : judged,
      ...(isBehind && behind !== undefined ? { behind } : {}),
      ...(count === undefined
        ? {}
        : { more: { count, usd: computePairUsd(tables.cost, [column.columnId, full.column.columnId]) } }),
    };
    if (judged.verdict !== "as-good") behind ??= point.scale;
    return [verdict];
  });
  return { key, name, points, verdicts };
}

const readMean = (table: FigureTable | undefined, columnId: Id): number | undefined =>
  table?.columns.find((column) => column.columnId === columnId)?.interval?.value;

function computePairUsd(cost: FigureTable | undefined, ids: readonly Id[]): number | undefined {
  return computeUnitUsd(cost && { ...cost, columns: cost.columns.filter(({ columnId }) => ids.includes(columnId)) });
}

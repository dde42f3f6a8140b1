import type { Id } from "#core/vocabulary.ts";
import { computeMean } from "#core/statistics/compute-mean.ts";
import type { Interval } from "#core/statistics/interval.ts";
import { computeMeanInterval } from "#core/statistics/mean-interval.ts";
import { computeWilsonInterval } from "#core/statistics/wilson-interval.ts";
import type { CountedAnswers } from "./counted-answers.ts";
import type { AnswerFacts, Figure } from "./figures.ts";
import { readFigure } from "./figures.ts";

/** A figure of a column: its values by question, and what they come to. */
export type FigureColumn = {
  columnId: Id;
  rows: ReadonlyMap<Id, readonly number[]>;
  /** Over the questions, each counting once; over the answers where there is one question alone. Undefined without any. */
  interval: Interval | undefined;
};

/** A figure of all columns. */
export type FigureTable = {
  figure: Figure;
  columns: readonly FigureColumn[];
  /** The things that were counted: questions, or the answers to one. */
  counted: "questions" | "answers";
};

/** A figure of the answers that count, by column and question. */
export function tabulateFigure(counted: CountedAnswers, figure: Figure, facts: AnswerFacts): FigureTable {
  const isOne = counted.questions.length === 1;
  const columns = counted.columns.map(({ columnId, answers }) => {
    const rows = new Map<Id, readonly number[]>();
    for (const [questionId, replies] of answers) {
      const values = replies.flatMap((reply) => readFigure(figure.id, reply, facts) ?? []);
      if (values.length > 0) rows.set(questionId, values);
    }
    const all = [...rows.values()];
    const units = isOne ? all.flat() : all.map(computeMean);
    return { columnId, rows, interval: computeInterval(figure, units) };
  });
  return {
    figure,
    columns,
    counted: isOne ? "answers" : "questions",
  };
}

function computeInterval({ isShare, isEither }: Figure, values: readonly number[]): Interval | undefined {
  const mean = computeMeanInterval(values);
  if (!isEither) return mean && isShare ? { ...mean, low: Math.max(0, mean.low), high: Math.min(1, mean.high) } : mean;
  const sum = values.reduce((total, value) => total + value, 0);
  return computeWilsonInterval(sum, values.length);
}

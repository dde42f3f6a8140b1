import { judgeReply, type ReplyResults, scoreReply } from "#core/checks/judge-reply.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import type { Check } from "#core/conversation/check.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { countChosen } from "#core/numbers/count-chosen.ts";
import { computeAgreementShare } from "#core/numbers/agreement-share.ts";
import type { FigureTable } from "#core/numbers/column-figures.ts";
import { tabulateFigure } from "#core/numbers/column-figures.ts";
import { memoizeLast } from "#core/memoize-last.ts";
import { runSteps } from "#core/run-steps.ts";
import type { CountedAnswers } from "#core/numbers/counted-answers.ts";
import { countAnswersInSteps } from "#core/numbers/counted-answers.ts";
import type { Figure } from "#core/numbers/figures.ts";
import { FIGURES } from "#core/numbers/figures.ts";
import type { Interval } from "#core/statistics/interval.ts";
import type { Id } from "#core/vocabulary.ts";
import { computeKnownCost } from "#state/models/known-cost.ts";
import type { PriceLookup } from "#state/models/known-prices.ts";
import { decideOnce } from "./decide-once.ts";
import type { NumbersColumn } from "./numbers-column.ts";

/** The figures of the answers of all columns. */
export type Numbers = CountedNumbers & { columns: readonly NumbersColumn[] };

/** The figures without the names of the columns. */
export type CountedNumbers = {
  conversation: Conversation;
  counted: CountedAnswers;
  /** A table for each figure that an answer of the columns has; without those that are 0 everywhere, such as the cost of a free model. */
  tables: readonly FigureTable[];
  /** The share of questions for which the other columns say the same as the baseline, where no check tells which answers are right. */
  agreements: readonly Agreement[];
};

/** The share of questions to which a column says the same as the baseline. */
type Agreement = { columnId: Id; share: Interval };

/** The numbers of a conversation, as its newest arguments give them. */
export const computeNumbers = memoizeLast(
  (
    conversation: Conversation,
    turnId: Id | undefined,
    columnIds: readonly Id[],
    labels: readonly string[],
    baselineId: Id,
    ...others: [PriceLookup, readonly Check[], ReadonlyMap<Id, ReplyResults>]
  ): Numbers => {
    const counted = runSteps(computeNumbersInSteps(conversation, turnId, columnIds, baselineId, ...others));
    return nameColumns(counted, columnIds, labels, baselineId);
  },
);

/** The numbers with the names of the columns, which are no part of what takes long. */
export function nameColumns(
  numbers: CountedNumbers,
  columnIds: readonly Id[],
  labels: readonly string[],
  baselineId: Id,
): Numbers {
  const columns = columnIds.map((columnId, columnIndex) => ({
    columnId,
    columnIndex,
    letter: formatColumnLetter(columnIndex),
    label: numbers.conversation.variants.find(({ id }) => id === columnId)?.name ?? labels[columnIndex] ?? "",
    isBaseline: columnId === baselineId && columnIds.length > 1,
  }));
  return { ...numbers, columns };
}

/** The numbers of a conversation, in steps of some milliseconds each. */
export function* computeNumbersInSteps(
  conversation: Conversation,
  turnId: Id | undefined,
  columnIds: readonly Id[],
  baselineId: Id,
  getPrices: PriceLookup,
  checks: readonly Check[],
  results: ReadonlyMap<Id, ReplyResults>,
): Generator<undefined, CountedNumbers> {
  const counted = yield* countAnswersInSteps(conversation, columnIds, turnId);
  const chosen = countChosen(conversation.choices);
  const facts = {
    getCostUsd: (reply: Reply) => computeKnownCost(reply, getPrices)?.usd,
    getPass: ({ id }: Reply) => readPass(results.get(id)),
    getScore: ({ id }: Reply) => {
      const own = results.get(id);
      return own && scoreReply(checks, own);
    },
    getChosen: ({ id }: Reply) => {
      const count = chosen.get(id);
      return count && count.chosen / count.shown;
    },
  };
  const isGraded =
    checks.length > 1 ||
    [...results.values()].some((own) => [...own.values()].some(({ score }) => score !== undefined));
  const tables: FigureTable[] = [];
  for (const figure of FIGURES) {
    yield;
    const table = tabulateFigure(counted, figure, facts);
    if (table.columns.some(({ interval }) => interval && isTelling(figure, interval.value, isGraded)))
      tables.push(table);
  }
  const passes = tables.find(({ figure }) => figure.id === "passes");
  yield;
  if (passes) decideOnce(passes, baselineId);
  const agreements = passes ? [] : yield* compareInSteps(counted, baselineId);
  return { conversation, counted, tables, agreements };
}

/** The shares of questions to which columns say the same as the baseline, a column in each step. */
function* compareInSteps({ columns }: CountedAnswers, baselineId: Id): Generator<undefined, readonly Agreement[]> {
  const baseline = columns.find(({ columnId }) => columnId === baselineId);
  const agreements: Agreement[] = [];
  for (const column of columns) {
    yield;
    const share = baseline && column !== baseline && computeAgreementShare(baseline, column);
    if (share) agreements.push({ columnId: column.columnId, share });
  }
  return agreements;
}

/** False for a figure that is 0 everywhere, such as the cost of a free model, and for the score of one check that passes or fails. */
function isTelling({ id }: Figure, value: number, isGraded: boolean): boolean {
  if (id === "score") return isGraded;
  return id === "passes" || value > 0;
}

function readPass(results: ReplyResults | undefined): number | undefined {
  const outcome = results ? judgeReply(results) : "unknown";
  return outcome === "unknown" ? undefined : Number(outcome === "pass");
}

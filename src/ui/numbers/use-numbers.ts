import { useDeferredValue } from "react";
import { judgeReply, type ReplyResults, scoreReply } from "#core/checks/judge-reply.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import type { Check } from "#core/conversation/check.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { memoizeLast } from "#core/memoize-last.ts";
import { countChosen } from "#core/numbers/count-chosen.ts";
import type { FigureTable } from "#core/numbers/column-figures.ts";
import { tabulateFigure } from "#core/numbers/column-figures.ts";
import type { CountedAnswers } from "#core/numbers/counted-answers.ts";
import { listCountedAnswers } from "#core/numbers/counted-answers.ts";
import type { Figure } from "#core/numbers/figures.ts";
import { FIGURES } from "#core/numbers/figures.ts";
import type { Id } from "#core/vocabulary.ts";
import { useAllResults, useChecks } from "#state/checks/check-results.ts";
import { useBaselineColumnId } from "#state/differences/answer-view.ts";
import { useColumnIds, useOpenId } from "#state/document/documents.ts";
import { usePacedConversation } from "#state/document/paced-conversation.ts";
import { computeKnownCost } from "#state/models/known-cost.ts";
import type { PriceLookup } from "#state/models/known-prices.ts";
import { useKnownPrices } from "#state/models/known-prices.ts";
import { useTableChoices } from "#state/table-choices.ts";
import { useColumnLabels } from "#ui/variants/use-column-differences.ts";
import type { NumbersColumn } from "./numbers-column.ts";

/** The figures of the answers of all columns. */
export type Numbers = {
  conversation: Conversation;
  counted: CountedAnswers;
  columns: readonly NumbersColumn[];
  /** A table for each figure that an answer of the columns has; without those that are 0 everywhere, such as the cost of a free model. */
  tables: readonly FigureTable[];
};

/** The numbers of the open conversation as of the last time a reply settled: one computation for all that show them. */
export function useNumbers(): Numbers | undefined {
  const conversation = useDeferredValue(usePacedConversation());
  const columnIds = useColumnIds();
  const labels = useColumnLabels();
  const baselineId = useBaselineColumnId();
  const getPrices = useKnownPrices();
  const checks = useChecks();
  const results = useAllResults();
  const { turnId } = useTableChoices(useOpenId());
  return (
    conversation && computeNumbers(conversation, turnId, columnIds, labels, baselineId, getPrices, checks, results)
  );
}

/** The numbers of a conversation, as its newest arguments give them. */
export const computeNumbers = memoizeLast(
  (
    conversation: Conversation,
    turnId: Id | undefined,
    columnIds: readonly Id[],
    labels: readonly string[],
    baselineId: Id,
    getPrices: PriceLookup,
    checks: readonly Check[],
    results: ReadonlyMap<Id, ReplyResults>,
  ): Numbers => {
    const counted = listCountedAnswers(conversation, columnIds, turnId);
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
    const tables = FIGURES.map((figure) => tabulateFigure(counted, figure, facts)).filter(({ figure, columns }) =>
      columns.some(({ interval }) => interval && isTelling(figure, interval.value, isGraded)),
    );
    const columns = columnIds.map((columnId, columnIndex) => ({
      columnId,
      columnIndex,
      letter: formatColumnLetter(columnIndex),
      label: conversation.variants.find(({ id }) => id === columnId)?.name ?? labels[columnIndex] ?? "",
      isBaseline: columnId === baselineId && columnIds.length > 1,
    }));
    return { conversation, counted, columns, tables };
  },
);

/** False for a figure that is 0 everywhere, such as the cost of a free model, and for the score of one check that passes or fails. */
function isTelling({ id }: Figure, value: number, isGraded: boolean): boolean {
  if (id === "score") return isGraded;
  return id === "passes" || value > 0;
}

function readPass(results: ReplyResults | undefined): number | undefined {
  const outcome = results ? judgeReply(results) : "unknown";
  return outcome === "unknown" ? undefined : Number(outcome === "pass");
}

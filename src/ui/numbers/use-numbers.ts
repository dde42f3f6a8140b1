import { useEffect, useMemo, useState } from "react";
import { listAllReplies } from "#core/conversation/list-all-replies.ts";
import { memoizeLast } from "#core/memoize-last.ts";
import { runSteps } from "#core/run-steps.ts";
import { useAllResults, useChecks } from "#state/checks/check-results.ts";
import { useBaselineColumnId } from "#state/differences/answer-view.ts";
import { useColumnIds, useOpenId } from "#state/document/documents.ts";
import { MANY_REPLIES } from "#state/document/many-replies.ts";
import { usePacedConversation } from "#state/document/paced-conversation.ts";
import { useKnownPrices } from "#state/models/known-prices.ts";
import { useTableChoices } from "#state/table-choices.ts";
import { useColumnLabels } from "#ui/variants/use-column-differences.ts";
import { computeNumbersInSteps, type CountedNumbers, nameColumns, type Numbers } from "./compute-numbers.ts";

/**
 * The numbers of the open conversation as of the last time a reply settled: one computation for all that show them. Those of many
 * answers are computed in slices of time; until they are there, the earlier ones stay.
 */
export function useNumbers(): Numbers | undefined {
  const conversation = usePacedConversation();
  const columnIds = useColumnIds();
  const labels = useColumnLabels();
  const baselineId = useBaselineColumnId();
  const getPrices = useKnownPrices();
  const checks = useChecks();
  const results = useAllResults();
  const { turnId } = useTableChoices(useOpenId());
  const job = conversation && createJob(conversation, turnId, columnIds, baselineId, getPrices, checks, results);
  const [computed, setComputed] = useState<CountedNumbers>();
  useEffect(
    function computeInSlices() {
      let isOver = false;
      void job?.compute(() => !isOver).then((numbers) => numbers && setComputed(numbers));
      return () => {
        isOver = true;
      };
    },
    [job],
  );
  const counted = job?.getNumbers() ?? (computed?.conversation.id === conversation?.id ? computed : undefined);
  return useMemo(
    () => counted && nameColumns(counted, columnIds, labels, baselineId),
    [counted, columnIds, labels, baselineId],
  );
}

/** The time after which computing numbers lets the page answer, in milliseconds. */
const SLICE_MS = 8;

/**
 * The computation of numbers from the same things, once for all that wait for it: these must be the same objects for all, as
 * labels are not.
 */
const createJob = memoizeLast((...sources: Parameters<typeof computeNumbersInSteps>) => {
  const steps = computeNumbersInSteps(...sources);
  const isSmall = listAllReplies(sources[0].replies).length <= MANY_REPLIES;
  let numbers = isSmall ? runSteps(steps) : undefined;
  return {
    getNumbers: () => numbers,
    /** Goes on with the steps while somebody waits for the numbers. */
    compute: async (isWanted: () => boolean): Promise<CountedNumbers | undefined> => {
      while (!numbers) {
        // Also before the first step, which would lengthen the task that draws.
        await new Promise((resolve) => setTimeout(resolve));
        if (!isWanted()) return undefined;
        const end = performance.now() + SLICE_MS;
        while (!numbers && performance.now() < end) {
          const step = steps.next();
          if (step.done) return (numbers ??= step.value);
        }
      }
      return numbers;
    },
  };
});

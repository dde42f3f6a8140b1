import { useEffect } from "react";
import type { AnswerDifference } from "#core/compare/compare-answers.ts";
import { buildCommandKey, requestOutcome, retryCommand, useOutcome } from "./difference-jobs.ts";

/** A difference once it is computed, and a function that tries again where it could not be. */
export type FoundDifference =
  | { status: "computing" }
  | { status: "found"; difference: AnswerDifference }
  | { status: "failed"; retry: () => void };

/** The difference of two texts, computed while this is on the page. Without both texts nothing is computed. */
export function useDifference(before: string | undefined, after: string | undefined): FoundDifference {
  const isWanted = before !== undefined && after !== undefined;
  const key = isWanted ? buildCommandKey({ kind: "difference", before, after }) : "";
  useEffect(
    function requestDifference() {
      if (before === undefined || after === undefined) return undefined;
      return requestOutcome(key, { kind: "difference", before, after });
    },
    [key, before, after],
  );
  const outcome = useOutcome(key);
  if (outcome === "failed") return { status: "failed", retry: () => retryCommand(key) };
  if (outcome?.kind !== "difference") return { status: "computing" };
  return { status: "found", difference: outcome.difference };
}

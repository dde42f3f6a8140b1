import { useEffect } from "react";
import type { WordHeat } from "#core/compare/word-heat.ts";
import { buildCommandKey, requestOutcome, retryCommand, useOutcome } from "./difference-jobs.ts";

/** A word heat once it is computed, and a function that tries again where it could not be. */
export type FoundWordHeat =
  | { status: "computing" }
  | { status: "found"; heat: WordHeat }
  | { status: "failed"; retry: () => void };

/** The number of answers that share each word of one of them, computed while this is on the page. */
export function useWordHeat(text: string, others: readonly string[]): FoundWordHeat {
  const key = buildCommandKey({ kind: "heat", text, others });
  useEffect(
    function requestWordHeat() {
      return requestOutcome(key, { kind: "heat", text, others });
    },
    [key, text, others],
  );
  const outcome = useOutcome(key);
  if (outcome === "failed") return { status: "failed", retry: () => retryCommand(key) };
  return outcome?.kind === "heat" ? { status: "found", heat: outcome.heat } : { status: "computing" };
}

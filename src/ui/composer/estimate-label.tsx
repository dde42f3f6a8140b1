import { Suspense } from "react";
import { countThings } from "#core/count-things.ts";
import { formatCostRange, formatCount } from "#core/format.ts";
import type { DraftTexts } from "#state/document/drafts.ts";
import { useHasAutomaticJudge } from "#state/checks/use-has-automatic-judge.ts";
import { useIsRunPrepared } from "#state/replies/run-preparation.ts";
import { useTokenCount } from "#state/replies/use-token-count.ts";
import { useEstimate } from "#state/replies/use-run-plan.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";

const AutomaticCost = lazyComponent(
  async () => (await import("#ui/checks/automatic-cost.tsx")).AutomaticCost,
  () => " + judging",
);

/** The estimated tokens and cost of a run. `isAlone` is true where no run button beside the label shows the cost. */
export function EstimateLabel({ texts, isAlone = false }: { texts: DraftTexts; isAlone?: boolean }) {
  const estimate = useEstimate(texts);
  const isJudged = useHasAutomaticJudge();
  const counted = useTokenCount(texts);
  const isPrepared = useIsRunPrepared();
  if (!estimate) return null;
  const { count, inputTokens, isFree, costUsd } = estimate;
  if (isPrepared)
    return (
      <span role="status" className="text-end text-xs text-ink-3">
        Preparing {countThings(count, "request")}…
      </span>
    );
  // For several replies the button itself shows the cost.
  const isOnButton = !isAlone && count > 1 && costUsd !== undefined;
  const price = isFree ? " · free" : costUsd && !isOnButton ? ` · ${formatCostRange(costUsd)}` : "";
  return (
    <span
      title={[
        ...(counted === undefined
          ? []
          : ["tokens" in counted ? "The tokens are counted by Anthropic." : counted.reason]),
        "An estimate: what the run costs at most, if every answer is as long as max_tokens allows",
      ].join(" ")}
      className={joinClasses("text-end font-mono text-xs text-ink-3", !isAlone && "max-sm:w-16 max-sm:wrap-anywhere")}
    >
      {counted && "tokens" in counted
        ? `${formatCount(counted.tokens)} tok in, counted`
        : `≈ ${formatCount(inputTokens)} tok in`}
      {price}
      {isJudged && (
        <Suspense fallback=" + judging">
          <AutomaticCost answerCount={count} />
        </Suspense>
      )}
    </span>
  );
}

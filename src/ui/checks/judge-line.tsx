import { useState } from "react";
import { countThings } from "#core/count-things.ts";
import type { Check } from "#core/conversation/check.ts";
import { formatCount, formatUsd } from "#core/format.ts";
import { useOpenId } from "#state/document/documents.ts";
import { startJudging, stopJudging } from "#state/judging/judging.ts";
import { type JudgingProgress, useJudgingProgress } from "#state/judging/judging-progress.ts";
import { type JudgingNeed, useJudgingNeed } from "#state/judging/use-judging-need.ts";
import { Button } from "#ui/kit/button.tsx";

/** The answers that the judge of a check can be asked about and their cost, with the button that asks or stops it. */
export function JudgeLine({ check, buttonId }: { check: Check; buttonId: string }) {
  const openId = useOpenId();
  const progress = useJudgingProgress(check.id);
  const need = useJudgingNeed(check);
  const [problem, setProblem] = useState<string | null>(null);
  if (!need) return null;
  const isRunning = progress?.isRunning === true;
  const count = need.missing > 0 ? need.missing : need.untold;
  const press = () => {
    if (isRunning) stopJudging(openId);
    else void startJudging(openId, check.id).then(setProblem);
  };
  return (
    <div className="flex flex-col items-start gap-1 px-1.5 pb-1.5 text-sm text-ink-2">
      {isRunning ? <p>{describeProgress(progress)}</p> : count > 0 && <p>{describeNeed(need)}</p>}
      {(isRunning || count > 0) && (
        <Button id={buttonId} data-press-once onClick={press}>
          {isRunning ? "Stop judging" : need.missing > 0 ? "Judge" : "Judge again"}
        </Button>
      )}
      {!isRunning && (problem ?? progress?.stopped) !== undefined && (
        <p role="alert" className="text-danger wrap-anywhere">
          {problem ?? progress?.stopped}
        </p>
      )}
      {!isRunning && need.spent.count > 0 && <p className="text-ink-3">{describeSpent(need.spent)}</p>}
    </div>
  );
}

function describeProgress({ asked, judged, failed, spentUsd }: JudgingProgress): string {
  const cost = spentUsd > 0 ? ` · ${formatUsd(spentUsd)}` : "";
  const bad = failed > 0 ? ` · ${formatCount(failed)} failed` : "";
  return `${formatCount(judged)} of ${formatCount(asked)} judged${bad}${cost}`;
}

function describeNeed({ missing, untold, usd }: JudgingNeed): string {
  const what =
    missing > 0 ? `${countThings(missing, "answer")} to judge` : `${countThings(untold, "answer")} without a verdict`;
  if (usd === undefined) return `${what}, at an unknown price: the cap cannot hold it`;
  return usd === 0 ? `${what}, free` : `${what}, about ${formatUsd(usd)}`;
}

function describeSpent({ count, usd, unknown }: JudgingNeed["spent"]): string {
  const price = usd === 0 && unknown === 0 ? "free" : formatUsd(usd);
  return `${countThings(count, "judgement")}: ${unknown === count ? "cost unknown" : price}${unknown > 0 && unknown < count ? ` and ${unknown} of unknown cost` : ""}`;
}

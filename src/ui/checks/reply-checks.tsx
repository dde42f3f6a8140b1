import { Suspense, useId, useState } from "react";
import { scoreReply } from "#core/checks/judge-reply.ts";
import { nameCheck } from "#core/checks/name-check.ts";
import { isJudge } from "#core/judge/is-judge.ts";
import type { Id } from "#core/vocabulary.ts";
import { useReplyResults, useChecks } from "#state/checks/check-results.ts";
import { useFollowedChecks } from "#state/checks/follow-checks.ts";
import { layerOpened } from "#state/layers.ts";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { LinkButton } from "#ui/kit/link-button.tsx";
import { JudgeAnswers } from "./judge-answers.tsx";
import { MarkBar } from "./mark-bar.tsx";
import { OutcomeMark } from "./outcome-mark.tsx";
import { ResultSummary } from "./result-summary.tsx";

/** Few checks are of boxes. */
const ComparedBoxes = lazyComponent(async () => (await import("#ui/vision/compared-boxes.tsx")).ComparedBoxes);

/** The results of the conversation's checks beneath a reply, on one line that opens to all of them. */
export function ReplyChecks({ replyId }: { replyId: Id }) {
  useFollowedChecks();
  const id = useId();
  const checks = useChecks();
  const results = useReplyResults(replyId);
  const [isOpen, setOpen] = useState(false);
  const bar = checks.some(({ kind }) => kind === "hand") && <MarkBar replyId={replyId} />;
  if (!results || results.size === 0)
    return (
      <>
        <div className="mt-1 h-5" />
        {bar}
      </>
    );
  const score = scoreReply(checks, results);
  const isGraded =
    checks.some(({ weight }) => weight !== undefined) ||
    [...results.values()].some((result) => result.score !== undefined);
  return (
    <div className="mt-1 text-sm">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        className="flex min-h-5 max-w-full items-center rounded-chip text-start hover:underline touch:min-h-11"
      >
        <span className="sr-only">Checks: </span>
        <ResultSummary results={results} />
        {isGraded && score !== undefined && <span className="ms-2 shrink-0 text-ink-3">score {score.toFixed(2)}</span>}
      </button>
      {isOpen && (
        <div id={id} className="mt-1 flex flex-col gap-1 border-s-2 border-line ps-3">
          <ul aria-label="Results of checks" className="flex flex-col gap-1">
            {checks.map((check) => {
              const result = results.get(check.id);
              return (
                result && (
                  <li key={check.id} className="flex items-baseline gap-1.5">
                    <span className="self-start pt-1">
                      <OutcomeMark outcome={result.outcome} />
                    </span>
                    <span className="min-w-0 wrap-anywhere">
                      <span className="font-medium">{nameCheck(check)}</span>
                      {result.outcome !== "pass" && `: ${result.reason}`}
                      {result.detail !== undefined && <span className="text-ink-3"> ({result.detail})</span>}
                      {isJudge(check) && <JudgeAnswers replyId={replyId} checkId={check.id} />}
                      {check.kind === "boxes" && (
                        <Suspense fallback={null}>
                          <ComparedBoxes replyId={replyId} check={check} />
                        </Suspense>
                      )}
                    </span>
                  </li>
                )
              );
            })}
          </ul>
          <LinkButton className="self-start" onClick={() => layerOpened({ kind: "checks" })}>
            Change checks
          </LinkButton>
        </div>
      )}
      {bar}
    </div>
  );
}

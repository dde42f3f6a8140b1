import { Trash2 } from "lucide-react";
import type { CheckResult } from "#core/checks/check-result.ts";
import { nameCheck } from "#core/checks/name-check.ts";
import { isJudge } from "#core/judge/is-judge.ts";
import { computeJudgeAgreement, describeAgreement } from "#core/numbers/judge-agreement.ts";
import type { Id } from "#core/vocabulary.ts";
import { checkRemoved } from "#state/checks/check-edits.ts";
import { useAllResults, useChecks } from "#state/checks/check-results.ts";
import { useFollowedChecks } from "#state/checks/follow-checks.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { JudgeLine } from "./judge-line.tsx";
import { getJudgeButtonId } from "./use-judge-focus.ts";

/** The checks of the conversation, each with how many answers pass it. */
export function CheckList({ chosenId, onChoose }: { chosenId: Id | undefined; onChoose: (id: Id) => void }) {
  useFollowedChecks();
  const checks = useChecks();
  const results = useAllResults();
  const hand = checks.find(({ kind }) => kind === "hand");
  if (checks.length === 0) return null;
  return (
    <ul aria-label="Checks" className="-mx-1.5 flex flex-col">
      {checks.map((check) => {
        const own = [...results.values()].flatMap((byCheck) => byCheck.get(check.id) ?? []);
        const name = nameCheck(check);
        return (
          <li key={check.id} className="rounded-control has-aria-pressed:bg-accent-soft">
            <div className="flex items-center gap-1">
              <button
                type="button"
                aria-pressed={check.id === chosenId}
                onClick={() => onChoose(check.id)}
                className="min-h-7.5 min-w-0 grow rounded-control px-1.5 py-1 text-start hover:bg-sunken aria-pressed:bg-accent-soft touch:min-h-11"
              >
                <span dir="auto" className="block wrap-anywhere">
                  {name}
                </span>
                {own.length > 0 && <span className="block text-sm text-ink-3">{describeResults(own)}</span>}
              </button>
              <IconButton icon={Trash2} label={`Remove ${name}`} onClick={() => checkRemoved(check.id)} />
            </div>
            {isJudge(check) && (
              <>
                <JudgeLine check={check} buttonId={getJudgeButtonId(check.id)} />
                <p className="px-1.5 pb-1 text-sm text-ink-3">
                  {describeAgreement(hand && computeJudgeAgreement(results.values(), check.id, hand.id))}
                </p>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function describeResults(results: readonly CheckResult[]): string {
  const decided = results.filter(({ isNotAsked }) => isNotAsked !== true);
  const count = (outcome: CheckResult["outcome"]) => decided.filter((each) => each.outcome === outcome).length;
  const unknown = count("unknown");
  const open = results.find(({ isNotAsked }) => isNotAsked);
  return [
    `${count("pass")} of ${decided.length} pass`,
    ...(unknown > 0 ? [`${unknown} cannot be told`] : []),
    ...(open ? [`${results.length - decided.length} left out: ${open.reason}`] : []),
  ].join(", ");
}

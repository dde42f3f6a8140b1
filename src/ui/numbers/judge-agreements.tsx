import { nameCheck } from "#core/checks/name-check.ts";
import { isJudge } from "#core/judge/is-judge.ts";
import { computeJudgeAgreement, describeAgreement } from "#core/numbers/judge-agreement.ts";
import { useAllResults, useChecks } from "#state/checks/check-results.ts";
import { ConfusionPlot } from "./confusion-plot.tsx";

/** The agreement of each judge with the marks by hand: a sentence, and a table of both verdicts. */
export function JudgeAgreements() {
  const checks = useChecks();
  const results = useAllResults();
  const hand = checks.find(({ kind }) => kind === "hand");
  return checks.filter(isJudge).map((check) => {
    const agreement = hand && computeJudgeAgreement(results.values(), check.id, hand.id);
    const name = nameCheck(check);
    return (
      <section key={check.id} aria-label={`Agreement: ${name}`} className="grid gap-2">
        <p>
          <b className="font-semibold">{name}</b> {describeAgreement(agreement)}
        </p>
        {agreement && (
          <ConfusionPlot
            title={`You and the judge: ${name}`}
            confusion={agreement.confusion}
            counted={`${agreement.share.count} answers that you marked`}
            down="you"
            across="judge"
          />
        )}
      </section>
    );
  });
}

import type { CheckResult } from "#core/checks/check-result.ts";
import type { ReplyResults } from "#core/checks/judge-reply.ts";
import type { Check } from "#core/conversation/check.ts";
import { isJudge } from "#core/judge/is-judge.ts";
import type { Interval } from "#core/statistics/interval.ts";
import { computeKappa } from "#core/statistics/kappa.ts";
import { computeWilsonInterval } from "#core/statistics/wilson-interval.ts";
import type { Id } from "#core/vocabulary.ts";
import { formatShare } from "./figures.ts";
import type { LabelConfusion } from "./label-confusion.ts";

/** The fewest answers with both verdicts of which anything is said. */
const LEAST_ANSWERS = 10;
const VERDICTS = ["pass", "fail"] as const;
type Verdict = (typeof VERDICTS)[number];

/** The agreement of a judge with the marks by hand. */
export type JudgeAgreement = {
  /** The answers of which the judge says the same, and the share of them with its interval of Wilson. */
  agreed: number;
  share: Interval;
  /** The verdict that the hand gives more often, and the share that guessing it each time would reach. */
  guess: Verdict;
  baseRate: number;
  /** True where enough answers are marked, and even the low end of the share is above the base rate. */
  beatsGuessing: boolean;
  /** The number of answers for each pair of verdicts, of the judge and of the hand, by the hand's: pass, then fail. */
  confusion: LabelConfusion;
};

/** The agreement of a check with the marks by hand, over the answers that both tell; undefined where there are none. */
export function computeJudgeAgreement(
  results: Iterable<ReplyResults>,
  judgeId: Id,
  handId: Id,
): JudgeAgreement | undefined {
  const pairs = [...results].flatMap((byCheck) => {
    const [hand, judge] = [readVerdict(byCheck.get(handId)), readVerdict(byCheck.get(judgeId))];
    return hand && judge ? [[hand, judge] as const] : [];
  });
  const agreed = pairs.filter(([hand, judge]) => hand === judge).length;
  const share = computeWilsonInterval(agreed, pairs.length);
  if (!share) return undefined;
  const passes = pairs.filter(([hand]) => hand === "pass").length / pairs.length;
  const baseRate = Math.max(passes, 1 - passes);
  return {
    agreed,
    share,
    guess: passes >= 0.5 ? "pass" : "fail",
    baseRate,
    beatsGuessing: pairs.length >= LEAST_ANSWERS && share.low > baseRate,
    confusion: {
      labels: VERDICTS,
      counts: VERDICTS.map((hand) =>
        VERDICTS.map((judge) => pairs.filter((pair) => pair[0] === hand && pair[1] === judge).length),
      ),
      pairCount: pairs.length,
      kappa: computeKappa(pairs),
    },
  };
}

/** The agreement in a sentence: what was seen, and why the judge is not to be trusted yet where it is not. */
export function describeAgreement(agreement: JudgeAgreement | undefined): string {
  if (!agreement) return `Mark ${LEAST_ANSWERS} answers by hand to learn whether the judge agrees with you.`;
  const { agreed, share, guess, baseRate, beatsGuessing, confusion } = agreement;
  const bounds = `${percent(share.low)} to ${percent(share.high)}`;
  if (beatsGuessing) {
    const kappa = confusion.kappa ? `, kappa ${confusion.kappa.value.toFixed(2)}` : "";
    return `The judge agrees with you in ${agreed} of ${share.count} answers, ${formatShare(share.value)} (${bounds})${kappa}; always saying ${guess} would in ${formatShare(baseRate)}.`;
  }
  const seen = `The judge agrees with you in ${agreed} of ${share.count} answers (${formatShare(share.value)}, ${bounds})`;
  if (share.count < LEAST_ANSWERS) return `${seen}: too few to tell. Mark ${LEAST_ANSWERS - share.count} more by hand.`;
  return share.value > baseRate
    ? `${seen}: not yet surely better than always saying ${guess}, which would in ${formatShare(baseRate)}.`
    : `${seen}: no better than always saying ${guess}.`;
}

/** The ids of the judges among some checks that have not been seen to beat guessing: their results are not to be trusted yet. */
export function listDoubtedIds(checks: readonly Check[], results: ReadonlyMap<Id, ReplyResults>): ReadonlySet<Id> {
  const handId = checks.find(({ kind }) => kind === "hand")?.id;
  const judges = checks.filter(isJudge);
  return new Set(
    judges.flatMap(({ id }) =>
      handId !== undefined && computeJudgeAgreement(results.values(), id, handId)?.beatsGuessing ? [] : [id],
    ),
  );
}

function readVerdict(result: CheckResult | undefined): Verdict | undefined {
  return result === undefined || result.outcome === "unknown" ? undefined : result.outcome;
}

const percent = (share: number): string => String(Math.round(share * 100));

import type { Choice } from "#core/conversation/choice.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { formatP } from "#core/numbers/describe-verdict.ts";
import { formatShare } from "#core/numbers/figures.ts";
import { decide, FALSE_ALARM_RATE, type Verdict } from "#core/statistics/decide.ts";
import { computeSequentialSign } from "#core/statistics/sequential-sign.ts";
import { computeWilsonInterval } from "#core/statistics/wilson-interval.ts";
import type { Id } from "#core/vocabulary.ts";

/** The verdict of the choices on one column beside the baseline. */
export type BlindVerdict = Verdict & {
  /** The choices in which both were shown, and those in which both were chosen or neither was. */
  shown: number;
  ties: number;
};

/**
 * What choices say of each column beside the baseline: the exact sign test of those that prefer one of the two, adjusted by Holm's
 * method where there are several. Choices of deleted replies say nothing.
 */
export function decideBlind(
  { replies }: Pick<Conversation, "replies">,
  choices: readonly Choice[],
  columnIds: readonly Id[],
  baselineId: Id,
): readonly BlindVerdict[] {
  const columns = columnIds.map((columnId) => ({ columnId, rows: new Map<Id, readonly number[]>() }));
  for (const { id, replyIds, chosenIds } of choices)
    for (const replyId of replyIds) {
      const column = columns.find(({ columnId }) => columnId === replies[replyId]?.variantId);
      column?.rows.set(id, [Number(chosenIds.includes(replyId))]);
    }
  return decide(columns, baselineId).map((verdict) => ({
    ...verdict,
    shown: verdict.rowCount,
    ties: verdict.rowCount - verdict.wins - verdict.losses,
  }));
}

/** True where the choices so far tell every column from the baseline, looked at after each of them. */
export function isEnough(verdicts: readonly BlindVerdict[]): boolean {
  return (
    verdicts.length > 0 &&
    verdicts.every(({ wins, losses }) => computeSequentialSign(wins, losses) * verdicts.length <= FALSE_ALARM_RATE)
  );
}

/** The most choices more that a verdict would need; undefined where nothing is known yet. */
export function countMoreChoices(verdicts: readonly BlindVerdict[]): number | undefined {
  const more = verdicts.flatMap(({ moreRows }) => moreRows ?? []);
  return more.length === 0 ? undefined : Math.max(...more);
}

/** A verdict in a sentence: "12 choices; B was better in 9 of them, 75 % (47 to 91): not decided, about 14 more would tell." */
export function describeBlind(verdict: BlindVerdict, column: string, baseline: string): string {
  const { wins, losses, shown, ties, p, isAdjusted, isDecided, moreRows } = verdict;
  const name = wins >= losses ? column : baseline;
  const share = computeWilsonInterval(Math.max(wins, losses), wins + losses);
  const count = `${shown} ${shown === 1 ? "choice" : "choices"}${ties > 0 ? `, ${ties} of them a tie` : ""}`;
  if (!share) return `${count}: neither ${column} nor ${baseline} was better.`;
  const bounds = `${formatShare(share.value)} (${Math.round(share.low * 100)} to ${Math.round(share.high * 100)})`;
  const seen = `${count}; ${name} was better in ${Math.max(wins, losses)} of ${wins + losses}, ${bounds}`;
  const method = `p ${formatP(p)}, exact sign test${isAdjusted ? ", Holm" : ""}`;
  if (isDecided) return `${seen}: ${name} is better (${method}).`;
  const more =
    moreRows === undefined
      ? ""
      : `, about ${moreRows < 100 ? moreRows : Number(moreRows.toPrecision(2))} more would tell`;
  return `${seen}: not decided${more} (${method}).`;
}

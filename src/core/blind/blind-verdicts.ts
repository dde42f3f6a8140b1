import type { Choice } from "#core/conversation/choice.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { countThings } from "#core/count-things.ts";
import { formatCount } from "#core/format.ts";
import { roundMore } from "#core/numbers/describe-more.ts";
import { formatP } from "#core/numbers/describe-verdict.ts";
import { formatShare } from "#core/numbers/figures.ts";
import { decide, FALSE_ALARM_RATE, type Verdict } from "#core/statistics/decide.ts";
import { computeSequentialSign } from "#core/statistics/sequential-sign.ts";
import { computeWilsonInterval } from "#core/statistics/wilson-interval.ts";
import type { Id } from "#core/vocabulary.ts";

/**
 * What choices say of each column beside the baseline: the exact sign test of those that prefer one of the two, adjusted by Holm's
 * method where there are several. Choices of deleted replies say nothing.
 */
export function decideBlind(
  { replies }: Pick<Conversation, "replies">,
  choices: readonly Choice[],
  columnIds: readonly Id[],
  baselineId: Id,
): readonly Verdict[] {
  const columns = columnIds.map((columnId) => ({ columnId, rows: new Map<Id, readonly number[]>() }));
  for (const { id, replyIds, chosenIds } of choices)
    for (const replyId of replyIds) {
      const column = columns.find(({ columnId }) => columnId === replies[replyId]?.variantId);
      column?.rows.set(id, [Number(chosenIds.includes(replyId))]);
    }
  return decide(columns, baselineId);
}

/** True where the choices so far tell every column from the baseline, looked at after each of them. */
export function isEnough(verdicts: readonly Verdict[]): boolean {
  return (
    verdicts.length > 0 &&
    verdicts.every(({ wins, losses }) => computeSequentialSign(wins, losses) * verdicts.length <= FALSE_ALARM_RATE)
  );
}

/** The most choices more that a verdict would need, about; undefined where nothing is known yet. */
export function countMoreChoices(verdicts: readonly Verdict[]): number | undefined {
  const more = verdicts.flatMap(({ moreRows }) => moreRows ?? []);
  return more.length === 0 ? undefined : roundMore(Math.max(...more));
}

/** A verdict in a sentence: "12 choices; B was better in 9 of them, 75 % (47 to 91): not decided, about 14 more would tell." */
export function describeBlind(verdict: Verdict, column: string, baseline: string): string {
  const { wins, losses, rowCount, p, isAdjusted, isDecided, moreRows } = verdict;
  const name = wins >= losses ? column : baseline;
  // Both were chosen, or neither was.
  const ties = rowCount - wins - losses;
  const share = computeWilsonInterval(Math.max(wins, losses), wins + losses);
  const count = `${countThings(rowCount, "choice")}${ties > 0 ? `, ${ties} of them a tie` : ""}`;
  if (!share) return `${count}: neither ${column} nor ${baseline} was better.`;
  const bounds = `${formatShare(share.value)} (${Math.round(share.low * 100)} to ${Math.round(share.high * 100)})`;
  const seen = `${count}; ${name} was better in ${Math.max(wins, losses)} of ${wins + losses}, ${bounds}`;
  const method = `p ${formatP(p)}, exact sign test${isAdjusted ? ", Holm" : ""}`;
  if (isDecided) return `${seen}: ${name} is better (${method}).`;
  const more = moreRows === undefined ? "" : `, about ${formatCount(roundMore(moreRows))} more would tell`;
  return `${seen}: not decided${more} (${method}).`;
}

import type { Interval } from "#core/statistics/interval.ts";
import { computeWilsonInterval } from "#core/statistics/wilson-interval.ts";
import { getComparableText } from "#core/table/comparable-text.ts";
import type { CountedColumn } from "./counted-answers.ts";

/** The share of questions to which two columns give the same first answer, as the table compares them. */
export function computeAgreementShare(first: CountedColumn, second: CountedColumn): Interval | undefined {
  let same = 0;
  let count = 0;
  for (const [questionId, [own]] of first.answers) {
    const other = second.answers.get(questionId)?.[0];
    if (!own || !other) continue;
    count += 1;
    if (getComparableText(own) === getComparableText(other)) same += 1;
  }
  return computeWilsonInterval(same, count);
}

import { collapseWhitespace } from "#core/compare/agreement.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import type { Kappa } from "#core/statistics/kappa.ts";
import { computeKappa } from "#core/statistics/kappa.ts";
import type { CountedColumn } from "./counted-answers.ts";

/** How often two columns give each pair of labels to the same question. */
export type LabelConfusion = {
  labels: readonly string[];
  /** For each label of the first column, how often the second gives each label. */
  counts: readonly (readonly number[])[];
  pairCount: number;
  kappa: Kappa | undefined;
};

const MAX_LABELS = 12;
const MAX_LABEL_CHARS = 40;

/**
 * The labels that two columns give, where their answers are few short texts. The first answer of each question counts.
 * Undefined where answers are long or nearly all different, or fewer than two questions were answered by both.
 */
export function compareLabels(first: CountedColumn, second: CountedColumn): LabelConfusion | undefined {
  const pairs = [...first.answers].flatMap(([questionId, replies]) => {
    const own = replies[0];
    const other = second.answers.get(questionId)?.[0];
    return own && other ? [[readLabel(own), readLabel(other)] as const] : [];
  });
  const labels = [...new Set(pairs.flat())].toSorted();
  const isLong = labels.some((label) => label.length > MAX_LABEL_CHARS || label === "");
  if (pairs.length < 2 || isLong || labels.length > MAX_LABELS || labels.length * 1.5 > pairs.length * 2)
    return undefined;
  const counts = labels.map((label) =>
    labels.map((other) => pairs.filter((pair) => pair[0] === label && pair[1] === other).length),
  );
  return { labels, counts, pairCount: pairs.length, kappa: computeKappa(pairs) };
}

/** An answer as a label: without regard to white space, case and a full stop at its end. */
function readLabel(reply: Parameters<typeof getReplyText>[0]): string {
  return collapseWhitespace(getReplyText(reply)).toLowerCase().replace(/\.$/, "");
}

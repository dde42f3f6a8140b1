import type { ReplyResults } from "#core/checks/judge-reply.ts";
import { fillOptions } from "#core/checks/fill-options.ts";
import { UntoldError } from "#core/checks/check-result.ts";
import { collapseWhitespace } from "#core/compare/agreement.ts";
import type { Check } from "#core/conversation/check.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import type { Kappa } from "#core/statistics/kappa.ts";
import { computeKappa } from "#core/statistics/kappa.ts";
import type { Id } from "#core/vocabulary.ts";
import type { CountedColumn } from "./counted-answers.ts";

type LabelPair = readonly [first: string, second: string];

/** The number of times that each pair of labels is given to the same question. */
export type LabelConfusion = {
  labels: readonly string[];
  /** The number of times that each second label stands beside a first one, by first label. */
  counts: readonly (readonly number[])[];
  pairCount: number;
  kappa: Kappa | undefined;
};

const MAX_LABELS = 12;
const MAX_LABEL_CHARS = 40;

/** The labels that two columns give to the same questions; the first answer of each counts. */
export function pairAnswers(first: CountedColumn, second: CountedColumn): LabelPair[] {
  return [...first.answers].flatMap(([questionId, replies]) => {
    const own = replies[0];
    const other = second.answers.get(questionId)?.[0];
    return own && other ? [[foldLabel(getReplyText(own)), foldLabel(getReplyText(other))] as const] : [];
  });
}

/** The right label of each row beside the one that a column's first answer gives, by a check of labels. */
export function pairExpected(
  { id, options }: Pick<Check, "id" | "options">,
  column: CountedColumn,
  rows: Conversation["rows"],
  results: ReadonlyMap<Id, ReplyResults>,
): LabelPair[] {
  return [...column.answers].flatMap(([rowId, [reply]]) => {
    const label = reply && results.get(reply.id)?.get(id)?.label;
    const expected = fillExpected(options["value"], rows[rowId]?.values ?? {});
    return label === undefined || expected === undefined ? [] : [[foldLabel(expected), foldLabel(label)] as const];
  });
}

/** The right label of a row; undefined where the row lacks a value for it. */
function fillExpected(value: string | undefined, row: Readonly<Record<string, string>>): string | undefined {
  try {
    return value === undefined ? undefined : fillOptions({ value }, row)["value"];
  } catch (error) {
    if (error instanceof UntoldError) return undefined;
    throw error;
  }
}

/**
 * Pairs of labels counted. Undefined for fewer than two pairs, for long texts, and where nearly all are different, so that
 * they are no labels.
 */
export function tabulateLabels(pairs: readonly LabelPair[]): LabelConfusion | undefined {
  const labels = [...new Set(pairs.flat())].toSorted();
  const isLong = labels.some((label) => label.length > MAX_LABEL_CHARS || label === "");
  if (pairs.length < 2 || isLong || labels.length > MAX_LABELS || labels.length * 1.5 > pairs.length * 2)
    return undefined;
  const counts = labels.map((label) =>
    labels.map((other) => pairs.filter((pair) => pair[0] === label && pair[1] === other).length),
  );
  return { labels, counts, pairCount: pairs.length, kappa: computeKappa(pairs) };
}

/** A label without regard to white space, case and a full stop at its end. */
function foldLabel(text: string): string {
  return collapseWhitespace(text).toLowerCase().replace(/\.$/, "");
}

import { compareTexts } from "#core/compare/compare-texts.ts";
import { hasSameWords } from "#core/compare/has-same-words.ts";
import { shortenText } from "#core/cut-text.ts";
import { formatCount } from "#core/format.ts";
import type { VersionChange } from "./compare-versions.ts";

const MAX_NAMED = 4;
const MAX_VALUE_LENGTH = 24;

/** Differences in few words: "prompt: 3 words, temperature 0 → 0.5"; "" for none. */
export function describeChanges(changes: readonly VersionChange[]): string {
  const named = changes.slice(0, MAX_NAMED).map(describeChange);
  const more = changes.length - named.length;
  return [...named, ...(more > 0 ? [`${formatCount(more)} more`] : [])].join(", ");
}

function describeChange(change: VersionChange): string {
  if (change.kind === "setting") {
    const show = (value: string | undefined) =>
      shortenText((value ?? "not set").replaceAll(/\s+/g, " "), MAX_VALUE_LENGTH);
    return `${change.name} ${show(change.before)} → ${show(change.after)}`;
  }
  return `${change.name}: ${describeTexts(change.before, change.after)}`;
}

/** Texts of together so many characters are compared within some milliseconds. */
const MAX_COMPARED_CHARS = 40_000;
const MAX_WORK = 200_000;

function describeTexts(before: string, after: string): string {
  if (before.length + after.length > MAX_COMPARED_CHARS)
    return `${formatCount(before.length)} → ${formatCount(after.length)} characters`;
  const { differingCount, runs, isApproximate } = compareTexts(before, after, MAX_WORK);
  if (differingCount > 0)
    return `${isApproximate ? "about " : ""}${formatCount(differingCount)} word${differingCount === 1 ? "" : "s"}`;
  return hasSameWords(runs) ? "white space" : "punctuation";
}

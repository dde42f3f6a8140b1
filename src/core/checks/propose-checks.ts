import { isJsonObject, parseJson } from "#core/json.ts";
import { readAnswerJson } from "./answer-json.ts";
import type { CheckFacts } from "./check-facts.ts";
import type { CheckKind } from "./check-kinds.ts";
import { foldByChoice } from "./fold-by-choice.ts";
import { readOnlyNumber } from "./number-kind.ts";

/** A check that suits the expected values of the rows, as it is created. */
export type ProposedCheck = { kind: CheckKind; options: Record<string, string>; because: string };

/** Names under which data sets keep the right answer. */
const EXPECTED_NAMES =
  /^(?:expected|expected[-_]?(?:output|answer|value|result)|target|ideal|gold|reference|answer|label|ground[-_]?truth)$/i;

const FOLDING = { ignoreCase: "yes", ignoreSpaces: "yes" };
/** Texts that are longer are rarely answered word for word. */
const MAX_EXACT_CHARS = 120;
/** The share of answers that shows a way of answering. */
const MOST = 0.5;

/** The name under which the rows keep the right answer; undefined where none does. */
export function findExpectedName(rows: readonly Readonly<Record<string, string>>[]): string | undefined {
  return rows.flatMap((row) => Object.keys(row)).find((name) => EXPECTED_NAMES.test(name));
}

/** The checks that suit what the rows expect and how it was answered, the most fitting first; none where they expect nothing. */
export function proposeChecks(
  rows: readonly Readonly<Record<string, string>>[],
  facts: readonly CheckFacts[],
): ProposedCheck[] {
  const name = findExpectedName(rows);
  if (name === undefined) return [];
  const values = rows.flatMap((row) => (Object.hasOwn(row, name) && row[name] !== "" ? [row[name] ?? ""] : []));
  if (values.length === 0) return [];
  const value = `{{${name}}}`;
  const propose = (kind: CheckKind, because: string, options: Record<string, string> = {}): ProposedCheck => ({
    kind,
    because,
    options: { value, ...options },
  });
  if (values.every((each) => isData(parseJson(each))))
    return [propose("json-fields", "its values are JSON"), propose("similar", "how near it is")];
  const answered = facts.flatMap(({ row, text }) => (row[name] ? [{ text, value: row[name] }] : []));
  const share = (holds: (answer: { text: string; value: string }) => boolean) =>
    answered.length === 0 ? undefined : answered.filter(holds).length / answered.length;
  const contains = propose("contains", "the answers have more around it");
  const equals = propose("equals", "its values are short");
  if (values.every((each) => readOnlyNumber(each) !== undefined && /\d\s*\D{0,4}$/.test(each)))
    return [propose("number", "its values are numbers", { tolerance: "0" }), equals, contains];
  const labels = [...new Set(values)];
  const isLabelled = labels.length <= 12 && labels.length * 2 <= values.length;
  const label = propose("label", `it has ${labels.length} different values`, { values: labels.join("\n") });
  if (values.some((each) => each.length > MAX_EXACT_CHARS))
    return [propose("similar", "its values are long", { measure: "rouge-l", least: "0.5" }), contains];
  const fold = (text: string) => foldByChoice(text, FOLDING);
  const equalShare = share(({ text, value }) => fold(text) === fold(value));
  const isAround = equalShare !== undefined && equalShare < MOST && hasMore(answered);
  const exact = isAround ? [contains, equals] : [equals, contains];
  return isLabelled ? [label, ...exact] : exact;
}

const isData = (value: unknown): boolean => isJsonObject(value) || Array.isArray(value);

/** True where most answers are longer than what is expected, and no JSON. */
function hasMore(answered: readonly { text: string; value: string }[]): boolean {
  const longer = answered.filter(({ text, value }) => text.length > value.length * 1.5 && !readAnswerJson(text));
  return longer.length > answered.length * MOST;
}

import { VERDICT_FORMS, type VerdictForm } from "./verdict-form.ts";

/** A judge's verdict, with the reason before it. */
export type Verdict = { word: string; reason: string };

/** A line that gives a verdict, right or wrong, also in bold. */
const VERDICT_LINE = /^\s*(?:\*\*)?\s*VERDICT\s*:/i;
const EXACT_LINE = /^\s*(\*\*)?VERDICT: ([A-Z0-9]+)(\*\*)?\s*$/;

/**
 * The verdict of a judge's answer; undefined where it has none. It is strict: exactly one line gives a verdict, it is the
 * last one, and it has the words that were asked for. A judge that quotes such a line from what it judges has no verdict.
 */
export function parseVerdict(form: VerdictForm, answer: string): Verdict | undefined {
  const lines = answer.trimEnd().split(/\r?\n/);
  const last = lines.at(-1) ?? "";
  if (lines.filter((line) => VERDICT_LINE.test(line)).length !== 1) return undefined;
  const [, opening, word = "", closing] = EXACT_LINE.exec(last) ?? [];
  if (opening !== closing || !(VERDICT_FORMS[form].verdicts as readonly string[]).includes(word)) return undefined;
  return { word, reason: lines.slice(0, -1).join("\n").trim() };
}

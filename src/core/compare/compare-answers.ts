import { collapseWhitespace } from "./agreement.ts";
import type { TextDifference } from "./compare-texts.ts";
import { compareTexts } from "./compare-texts.ts";
import { collectLeaves, readJsonReply } from "./parse-json-reply.ts";

/** A field of two JSON answers by its path, with its value in each as JSON text; undefined where it is missing. */
export type ComparedField = { path: string; before: string | undefined; after: string | undefined };

/** The difference of two answers: field by field where both are JSON, else in words. */
export type AnswerDifference =
  | ({ kind: "words" } & TextDifference)
  | {
      kind: "fields";
      /** All fields in the order of the second answer, then those it lacks. */
      fields: ComparedField[];
      differingCount: number;
      /** The difference of the words around the JSON, where they differ. */
      around?: TextDifference;
    };

/** The difference of two answers. JSON is compared whatever the order of its fields and its layout. */
export function compareAnswers(before: string, after: string, maxWork: number): AnswerDifference {
  const old = readJsonReply(before);
  const now = readJsonReply(after);
  if (!old || !now) return { kind: "words", ...compareTexts(before, after, maxWork) };
  const oldLeaves = collectLeaves(old.value);
  const nowLeaves = collectLeaves(now.value);
  const fields = [...new Set([...nowLeaves.keys(), ...oldLeaves.keys()])].map((path) => ({
    path,
    before: oldLeaves.get(path),
    after: nowLeaves.get(path),
  }));
  return {
    kind: "fields",
    fields,
    differingCount: fields.filter(isDifferent).length,
    ...(collapseWhitespace(old.around) === collapseWhitespace(now.around)
      ? {}
      : { around: compareTexts(old.around, now.around, maxWork) }),
  };
}

function isDifferent({ before, after }: ComparedField): boolean {
  return before !== after;
}

import type { AnswerDifference } from "#core/compare/compare-answers.ts";
import { DifferenceFields } from "./difference-fields.tsx";
import { DifferenceText } from "./difference-text.tsx";

/** A difference of two answers: in words, or field by field with the words around the fields. */
export function DifferenceView({ difference }: { difference: AnswerDifference }) {
  if (difference.kind === "words")
    return (
      <div data-part="difference">
        <DifferenceText runs={difference.runs} />
      </div>
    );
  return (
    <div data-part="difference" className="flex flex-col gap-2">
      {difference.around && <DifferenceText runs={difference.around.runs} />}
      <DifferenceFields fields={difference.fields} />
    </div>
  );
}

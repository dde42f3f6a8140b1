import { assertNever } from "#core/assert-never.ts";
import { parseExactJson } from "#core/exact-number.ts";
import { parsePictureValue } from "./picture-value.ts";
import { parseNumber } from "#core/parameters/parse-field.ts";

/** The kind of a variable's values: texts of several lines, numbers, JSON, pictures, or one of a list of texts. */
export type VariableKind = { kind: "text" | "number" | "json" | "picture" } | { kind: "choice"; choices: string[] };

const TEXT_KIND: VariableKind = { kind: "text" };

/** The kind of a variable by its name. */
export function getVariableKind(
  { variableKinds = {} }: { variableKinds?: Record<string, VariableKind> },
  name: string,
): VariableKind {
  return Object.hasOwn(variableKinds, name) ? (variableKinds[name] ?? TEXT_KIND) : TEXT_KIND;
}

/** The reason why a value is none of its kind, as the end of a sentence; undefined where it is one. */
export function findKindProblem(value: string, kind: VariableKind): string | undefined {
  switch (kind.kind) {
    case "text":
      return undefined;
    case "picture":
      return parsePictureValue(value) ? undefined : "a picture is expected";
    case "number":
      return parseNumber(value).type === "number" ? undefined : "a number is expected, such as 0.7";
    case "json":
      return parseExactJson(value) === undefined ? "the JSON is incomplete or wrong" : undefined;
    case "choice":
      return kind.choices.includes(value) ? undefined : "the value is not in its list";
    default:
      return assertNever(kind);
  }
}

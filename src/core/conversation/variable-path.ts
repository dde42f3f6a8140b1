import { parseJson } from "#core/json.ts";
import { cutText, shortenText } from "#core/cut-text.ts";
import type { ParsedField } from "#core/parameters/parse-field.ts";
import { describePicture, parsePictureValue } from "./picture-value.ts";
import { joinWordings, splitWordings } from "#core/templates/scan-template.ts";
import type { Path } from "#core/vocabulary.ts";

const VARIABLE_PATH_PREFIX = "variable:";

/** The path of the swept field for a marker of prompts, by its name. */
export function buildVariablePath(name: string): Path {
  return VARIABLE_PATH_PREFIX + name;
}

/** The name of the marker that a swept field fills; undefined for any other path. */
export function parseVariableName(path: Path): string | undefined {
  return path.startsWith(VARIABLE_PATH_PREFIX) ? path.slice(VARIABLE_PATH_PREFIX.length) : undefined;
}

/** True for the name of a marker that holds wordings. No variable's name has a bar. */
export function isWordingsName(name: string): boolean {
  return name.includes("|");
}

/** Parses the typed values of a variable or the typed wordings: `a | b`, or a JSON list of texts. */
export function parseVariableValues(typed: string): ParsedField {
  if (typed.trim() === "") return { type: "empty" };
  const values = parseTexts(typed) ?? splitWordings(typed);
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) return { type: "unreadable", reason: `${describeWording(twice)} is given twice` };
  const [first] = values;
  if (first === undefined) return { type: "empty" };
  return values.length === 1
    ? { type: "one", value: first }
    : { type: "several", values: values.map((value) => ({ value })) };
}

/** The texts in a JSON list of texts; undefined where the text is none. */
function parseTexts(typed: string): string[] | undefined {
  if (!typed.trimStart().startsWith("[")) return undefined;
  const list = parseJson(typed);
  return Array.isArray(list) && list.every((item) => typeof item === "string") ? list : undefined;
}

/** Texts for one line, which `parseVariableValues` parses to the same texts. */
export function formatVariableValues(values: readonly string[]): string {
  const isPlain = values.every((value) => value === value.trim() && !/[\r\n]|^\[|\\$/.test(value));
  const isListed = values.length > 1 || (values[0] ?? "") !== "";
  return isPlain && isListed ? joinWordings(values) : JSON.stringify(values);
}

/** The length above which a text is cut where it stands among others, such as in the head of a column. */
const MAX_LABEL_LENGTH = 60;

/** A wording or a value in few words; "no words" for the empty one. */
export function describeWording(wording: string): string {
  const picture = parsePictureValue(wording);
  if (picture) return describePicture(picture);
  // Only the beginning of a long value is looked at.
  const line = cutText(wording.trimStart(), 2 * MAX_LABEL_LENGTH)
    .trimEnd()
    .replaceAll(/\s+/g, " ");
  if (line === "") return "no words";
  return shortenText(line, MAX_LABEL_LENGTH);
}

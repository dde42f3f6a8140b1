import type { ParsedField } from "./parse-field.ts";
import { parseSampleCount } from "./parse-sample-count.ts";

/** Parses the model field: one id, or several with commas or spaces between them, and "x3" for samples. */
export function parseModelList(typed: string): ParsedField {
  const counted = parseSampleCount(typed.trim());
  if ("reason" in counted) return { type: "unreadable", reason: counted.reason };
  const { list, samples } = counted;
  const ids = list.split(/[\s,;]+/).filter((id) => id !== "");
  const [first] = ids;
  if (samples === undefined && first === undefined) return { type: "empty" };
  if (samples === undefined && ids.length === 1 && first !== undefined && !/[,;]$/.test(list))
    return { type: "one", value: first };
  if (/^[,;]|[,;]$|[,;]\s*[,;]/.test(list)) return { type: "unreadable", reason: "a model is missing beside a comma" };
  const duplicate = ids.find((id, index) => ids.indexOf(id) !== index);
  if (duplicate !== undefined) return { type: "unreadable", reason: `“${duplicate}” is given twice` };
  return { type: "several", values: ids.map((value) => ({ value })), ...(samples === undefined ? {} : { samples }) };
}

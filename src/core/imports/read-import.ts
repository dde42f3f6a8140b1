import { explainJsonFault } from "#core/explain-json-fault.ts";
import { findDepthFault } from "#core/find-depth-fault.ts";
import type { Json } from "#core/json.ts";
import { isJsonObject, parseJson, toList } from "#core/json.ts";
import { isPastedTable } from "#core/row-files/is-pasted-table.ts";
import type { ImportContext } from "./import-context.ts";
import type { ImportContent, ImportFault, ImportFormat } from "./import-format.ts";
import { IMPORT_FORMATS } from "./import-formats.ts";
import type { ImportResult } from "./import-result.ts";

/** The format of a text, and the parts of it that would be taken. */
export type ReadImport = { format: ImportFormat; result: ImportResult };

/**
 * Reads a text in the first format that recognises it; the reason where none does, or where it is damaged. `paths` are the
 * other files of its archive.
 */
export function readImport(given: string, context: ImportContext, paths?: readonly string[]): ReadImport | ImportFault {
  const text = given.replace(/^\ufeff/, "");
  if (text.trim() === "") return { reason: "It is empty." };
  if (text.slice(0, 1000).includes("\0")) return { reason: "It is no text: it has zero bytes in it." };
  const isJson = /^\s*[[{]/.test(text);
  const fault = isJson ? findDepthFault(text) : undefined;
  if (fault !== undefined) return { reason: fault };
  const content = { text, value: isJson ? parseJson(text) : undefined, ...(paths ? { paths } : {}) };
  const format = IMPORT_FORMATS.find(({ recognise }) => recognise(content));
  if (!format) return explainUnknown(content, isJson);
  const result = format.parse(content, context);
  return "reason" in result ? result : { format, result };
}

function explainUnknown({ text, value }: ImportContent, isJson: boolean): ImportFault {
  if (isJson && isJsonLine(text)) return { reason: "It is JSON Lines without a conversation.", areRows: true };
  if (isJson && value === undefined) return { reason: `It is no JSON: ${explainJsonFault(text)}` };
  if (value !== undefined && hasObjects(value)) return { reason: "It is JSON without a conversation.", areRows: true };
  if (isJson) return { reason: "It is JSON, but none of the formats that Étude can read." };
  if (/^\s*</.test(text)) return { reason: "It is a web page or XML, and none of the formats that Étude can read." };
  if (isPastedTable(text)) return { reason: "It is a table, and no conversation.", areRows: true };
  return { reason: "It is none of the formats that Étude can read." };
}

/** True for a text of several lines, of which the first is a JSON object. */
function isJsonLine(text: string): boolean {
  const end = text.indexOf("\n");
  return end > 0 && end < text.trimEnd().length && isJsonObject(parseJson(text.slice(0, end).trim()));
}

/** True for a list of objects, or an object that has one. */
function hasObjects(value: Json): boolean {
  const lists = Array.isArray(value) ? [value] : isJsonObject(value) ? Object.values(value).map(toList) : [];
  return lists.some((list) => list.length > 0 && list.every(isJsonObject));
}

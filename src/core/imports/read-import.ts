import { explainJsonFault } from "#core/explain-json-fault.ts";
import { findDepthFault } from "#core/find-depth-fault.ts";
import { parseJson } from "#core/json.ts";
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
  if (!format) return { reason: explainUnknown(content, isJson) };
  const result = format.parse(content, context);
  return "reason" in result ? result : { format, result };
}

function explainUnknown({ text, value }: ImportContent, isJson: boolean): string {
  if (isJson && value === undefined) return `It is no JSON: ${explainJsonFault(text)}`;
  if (isJson) return "It is JSON, but none of the formats that Étude can read.";
  if (/^\s*</.test(text)) return "It is a web page or XML, and none of the formats that Étude can read.";
  return "It is none of the formats that Étude can read.";
}

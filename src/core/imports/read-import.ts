import { parseJson } from "#core/json.ts";
import type { ImportContext } from "./import-context.ts";
import type { ImportFault, ImportFormat } from "./import-format.ts";
import { IMPORT_FORMATS } from "./import-formats.ts";
import type { ImportResult } from "./import-result.ts";

/** What a text is, and what of it would be taken. */
export type ReadImport = { format: ImportFormat; result: ImportResult };

/** Reads a text in the first format that recognises it; the reason where none does, or where it is damaged. */
export function readImport(given: string, context: ImportContext): ReadImport | ImportFault {
  const text = given.replace(/^\ufeff/, "");
  const content = { text, value: /^\s*[[{]/.test(text) ? parseJson(text) : undefined };
  const format = IMPORT_FORMATS.find(({ recognise }) => recognise(content));
  if (!format) return { reason: explainUnknown(text) };
  const result = format.parse(content, context);
  return "reason" in result ? result : { format, result };
}

function explainUnknown(text: string): string {
  if (text.trim() === "") return "It is empty.";
  return "It is none of the formats that Étude can read.";
}

import { collapseWhitespace } from "#core/compare/agreement.ts";
import { removeAccents } from "#core/fold-text.ts";

/** A text as two of them are compared: without case, accents or differences of white space where these are ignored. */
export function foldByChoice(text: string, options: Readonly<Record<string, string>>): string {
  let folded = text.replaceAll("\r\n", "\n");
  if (options["ignoreCase"] === "yes") folded = folded.toLowerCase();
  if (options["ignoreAccents"] === "yes") folded = removeAccents(folded);
  if (options["ignoreSpaces"] === "yes") folded = collapseWhitespace(folded);
  return folded.normalize("NFC");
}

import type { HttpRequest } from "#core/wire/http-request.ts";
import type { CodeLanguage } from "./code-languages.ts";
import { CODE_LANGUAGES } from "./code-languages.ts";
import type { PrintOptions } from "./printable-request.ts";
import { buildPrintableRequest } from "./printable-request.ts";

/** The languages in which a request can be printed, and why a library of its wire is not among them. */
export type OfferedLanguages = { languages: CodeLanguage[]; left: { language: CodeLanguage; obstacle: string }[] };

/** The languages and libraries that send exactly this request. */
export function listOfferedLanguages(request: HttpRequest, options: PrintOptions): OfferedLanguages {
  const printable = buildPrintableRequest(request, options);
  const ofWire = Object.values(CODE_LANGUAGES).filter(({ wire }) => wire === undefined || wire === options.wire);
  const judged = ofWire.map((language) => ({ language, obstacle: language.findObstacle?.(printable) }));
  return {
    languages: judged.flatMap(({ language, obstacle }) => (obstacle === undefined ? [language] : [])),
    left: judged.flatMap(({ language, obstacle }) => (obstacle === undefined ? [] : [{ language, obstacle }])),
  };
}

/**
 * The language that was chosen by its id, as near to it as a request allows: a package of another wire stands for the
 * one of this wire, and another library of the same language where there is none. The first for an unknown id.
 */
export function findChosenLanguage(languages: readonly CodeLanguage[], id: string): CodeLanguage {
  const chosen: CodeLanguage | undefined = Object.values(CODE_LANGUAGES).find((each) => each.id === id);
  const ofName = languages.filter(({ name }) => name === chosen?.name);
  const found =
    languages.find((each) => each.id === id) ??
    ofName.find(({ wire }) => (wire === undefined) === (chosen?.wire === undefined)) ??
    ofName[0] ??
    languages[0];
  return found ?? CODE_LANGUAGES.curl;
}

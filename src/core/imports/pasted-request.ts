/** A text longer than this is nothing that a person pastes to be opened. */
const MAX_CHARS = 20_000_000;

/**
 * True for a text that may be a request or a table, whose first two lines have separators; only reading it tells. Tested
 * at every paste, so it is short.
 */
export const isMaybeImport = (text: string): boolean =>
  text.length < MAX_CHARS &&
  /\bcurl(?:\.exe)?\s|\bfetch\(|\.(?:post|create|stream|request)\(|"(?:messages|input)"\s*:|^[^\n\t,;]*[\t,;][^\n]*\n[^\n\t,;]*[\t,;]/.test(
    text.slice(0, 20_000),
  );

/** True for the name of a file that may be imported and is no picture. */
export const isImportName = (name: string): boolean =>
  /\.(?:jsonl?|zip|txt|md|sh|py|[cm]?[jt]s|[ct]sv|ya?ml)$/i.test(name);

/** The text with its keys hidden. */
export const hideKeys = (text: string): string =>
  text.replaceAll(/(bearer\s+|(?:x-)?api[-_]?key["'^\\]*\s*[:=]\s*["'^\\]*)(?=[\w.-]*\d)[\w.-]{16,}/gi, "$1‹key›");

/** A text longer than this is no request that a person pastes. */
const MAX_CHARS = 20_000_000;

/** True for a text that may be a request; only reading it tells. Tested at every paste, so it is short. */
export const isMaybeRequest = (text: string): boolean =>
  text.length < MAX_CHARS &&
  /\bcurl(?:\.exe)?\s|\bfetch\(|\.(?:post|create|stream|request)\(|"(?:messages|input)"\s*:/.test(
    text.slice(0, 20_000),
  );

/** True for the name of a file that may be imported and is no picture. */
export const isImportName = (name: string): boolean => /\.(?:jsonl?|zip|txt|md|sh|py|[cm]?[jt]s)$/i.test(name);

/** The text with its keys hidden. */
export const hideKeys = (text: string): string =>
  text.replaceAll(/(bearer\s+|(?:x-)?api[-_]?key["'^\\]*\s*[:=]\s*["'^\\]*)(?=[\w.-]*\d)[\w.-]{16,}/gi, "$1‹key›");

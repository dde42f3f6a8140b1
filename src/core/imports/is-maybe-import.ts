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

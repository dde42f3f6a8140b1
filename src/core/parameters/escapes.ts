const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "\\": "\\" };
const NAMES = Object.fromEntries(Object.entries(ESCAPES).map(([name, character]) => [character, name]));

/** A typed text with a line end for \n, a tab for \t, and a backslash for two of them. */
export function decodeEscapes(text: string): string {
  return text.replaceAll(/\\([ntr\\])/g, (typed, name: string) => ESCAPES[name] ?? typed);
}

/** The text as it is typed, with white space at its ends made visible. */
export function encodeEscapes(text: string): string {
  return text
    .replaceAll(/[\n\t\r]|\\(?=[ntr\\\n\t\r])/g, (character) => `\\${NAMES[character] ?? character}`)
    .replaceAll(/^ +| +$/g, (spaces) => "␣".repeat(spaces.length));
}

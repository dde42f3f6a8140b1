/** The letters behind a backslash in most languages. */
const LETTERS: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  v: "\v",
  a: "\u0007",
  "0": "\0",
};

const fromCode = (code: number, written: string): string => (code <= 0x10ffff ? String.fromCodePoint(code) : written);

/** The text of a literal in JavaScript. */
export function unescapeJavaScript(source: string): string {
  return source.replaceAll(
    /\\(?:u\{(?<point>[\da-f]{1,6})\}|u(?<unit>[\da-f]{4})|x(?<byte>[\da-f]{2})|(?<line>\r?\n)|(?<letter>[^]))/gi,
    (written, point?: string, unit?: string, byte?: string, line?: string, letter = "") => {
      const code = point ?? unit ?? byte;
      if (code !== undefined) return fromCode(Number.parseInt(code, 16), written);
      if (line !== undefined) return "";
      return letter === "a" ? "a" : (LETTERS[letter] ?? letter);
    },
  );
}

/** The text of a literal in Python. Characters by name stay as they are written. */
export function unescapePython(source: string): string {
  return source.replaceAll(
    /\\(?:U(?<point>[\da-fA-F]{8})|u(?<unit>[\da-fA-F]{4})|x(?<byte>[\da-fA-F]{2})|(?<octal>[0-7]{1,3})|(?<line>\r?\n)|(?<letter>[^]))/g,
    (written, point?: string, unit?: string, byte?: string, octal?: string, line?: string, letter = "") => {
      const code = point ?? unit ?? byte;
      if (code !== undefined) return fromCode(Number.parseInt(code, 16), written);
      if (octal !== undefined) return fromCode(Number.parseInt(octal, 8), written);
      if (line !== undefined) return "";
      return LETTERS[letter] ?? (/["'\\]/.test(letter) ? letter : written);
    },
  );
}

/** The text between the quotes of `$'…'` in bash. */
export function unescapeAnsiC(source: string): string {
  return source.replaceAll(
    /\\(?:U(?<point>[\da-fA-F]{1,8})|u(?<unit>[\da-fA-F]{1,4})|x(?<byte>[\da-fA-F]{1,2})|(?<octal>[0-7]{1,3})|(?<letter>[^]))/g,
    (written, point?: string, unit?: string, byte?: string, octal?: string, letter = "") => {
      const code = point ?? unit ?? byte;
      if (code !== undefined) return fromCode(Number.parseInt(code, 16), written);
      if (octal !== undefined) return fromCode(Number.parseInt(octal, 8), written);
      if (letter === "e" || letter === "E") return "\u001b";
      return LETTERS[letter] ?? (/["'\\?]/.test(letter) ? letter : written);
    },
  );
}

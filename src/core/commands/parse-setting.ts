import type { Path } from "#core/vocabulary.ts";

/** A field that a query names, and the text for it; without a text the field alone is meant. */
export type TypedSetting = {
  path: Path;
  text: string | undefined;
  /** True where the first letters stand for the name. */
  isAbbreviated: boolean;
};

/** The fewest letters of a name that stand for the whole name. */
const MIN_LETTERS = 3;

/**
 * Parses a setting typed in one line: "temperature 0, .5, 1", "max tokens: 4000", "thinking.budget_tokens=2048", or a name
 * alone. Names are read in any case, with spaces, dots and lines between their words alike, by their last part, and by their
 * first letters where no other name begins so. Undefined where the query names no field.
 */
export function parseSetting(query: string, paths: readonly Path[]): TypedSetting | undefined {
  const typed = query.trimStart();
  const plain = simplify(typed);
  const named = paths
    .flatMap((path) => listNames(path).map((name) => ({ path, name })))
    .filter(({ name }) => plain === name || (plain.startsWith(name) && /^[\s=:]/.test(plain.slice(name.length))))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
  if (named) return { path: named.path, text: cutText(typed.slice(named.name.length)), isAbbreviated: false };
  const [first = ""] = /^[a-z_.]+(?=[\s=:])/i.exec(typed) ?? [];
  if (first.length < MIN_LETTERS) return undefined;
  const begun = paths.filter((path) => listNames(path).some((name) => name.startsWith(simplify(first))));
  const [only, ...others] = begun;
  const text = cutText(typed.slice(first.length));
  return only !== undefined && others.length === 0 && text !== undefined
    ? { path: only, text, isAbbreviated: true }
    : undefined;
}

/** The names of a field: its whole path and, where that has parts, the last of them. */
function listNames(path: Path): string[] {
  const last = path.slice(path.lastIndexOf(".") + 1);
  return [...new Set([simplify(path), simplify(last)])];
}

/** A text in small letters with a space for each dot, line and hyphen in it; as long as before. */
const simplify = (text: string): string => text.toLowerCase().replaceAll(/[._-]/g, " ");

/** The text behind a name and one sign between them; undefined where there is none. */
function cutText(rest: string): string | undefined {
  const text = rest.replace(/^\s*[=:]?\s*/, "").trimEnd();
  return text === "" ? undefined : text;
}

import { takeCharacters } from "#core/cut-text.ts";

const MAX_CHARACTERS = 48;

/** A title of the first words of a prompt, at most 48 characters, on one line; no character is cut in two. */
export function deriveTitle(prompt: string): string {
  const line = prompt.replaceAll(/\s+/g, " ").trim();
  const cut = takeCharacters(line, MAX_CHARACTERS);
  if (cut === line) return line;
  const lastSpace = cut.lastIndexOf(" ");
  return `${(lastSpace > 20 ? cut.slice(0, lastSpace) : cut).trimEnd()}…`;
}

const MAX_CHARACTERS = 48;

/** A title of the first words of a prompt, at most 48 characters, on one line; no character is cut in two. */
export function deriveTitle(prompt: string): string {
  const line = prompt.replaceAll(/\s+/g, " ").trim();
  const characters = Array.from(line);
  if (characters.length <= MAX_CHARACTERS) return line;
  const cut = characters.slice(0, MAX_CHARACTERS).join("");
  const lastSpace = cut.lastIndexOf(" ");
  return `${(lastSpace > 20 ? cut.slice(0, lastSpace) : cut).trimEnd()}…`;
}

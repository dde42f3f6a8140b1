/** The names that every service takes for a tool. */
export const TOOL_NAME = /^[a-zA-Z0-9_-]{1,64}$/;
export const MAX_NAME_CHARS = 64;

/** A name that services take, from the words of another one: "get_pets_id" for "get /pets/{id}". */
export function buildToolName(words: string): string {
  const name = words
    .normalize("NFKD")
    .replaceAll(/[^\w-]+/g, "_")
    .replaceAll(/^_+|_+$/g, "")
    .slice(0, MAX_NAME_CHARS);
  return name === "" ? "tool" : name;
}

/** The name with a number behind it where others have it already: "weather_2". */
export function findFreeName(name: string, others: readonly string[]): string {
  const taken = new Set(others);
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? "" : `_${number}`;
    const free = `${name.slice(0, MAX_NAME_CHARS - ending.length)}${ending}`;
    if (!taken.has(free)) return free;
  }
}

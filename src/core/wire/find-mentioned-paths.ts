/** The paths that a service's message names, in the order in which they stand there. */
export function findMentionedPaths(message: string, paths: readonly string[]): string[] {
  return paths
    .map((path) => ({ path, index: findWholeWord(message, path) }))
    .filter(({ index }) => index >= 0)
    .toSorted((a, b) => a.index - b.index)
    .map(({ path }) => path);
}

/** The index of a path in a text where it is not part of a longer name; -1 for none. */
function findWholeWord(text: string, path: string): number {
  for (let index = text.indexOf(path); index >= 0; index = text.indexOf(path, index + 1)) {
    const before = text.charAt(index - 1);
    const after = text.charAt(index + path.length);
    if (!/\w/.test(before) && !/\w/.test(after)) return index;
  }
  return -1;
}

/** The names that a service's message refuses: both of two that exclude each other, else the first one named. */
export function findRefusedNames(message: string, names: readonly string[]): string[] {
  return findMentionedPaths(message, names).slice(0, isMutualExclusion(message) ? 2 : 1);
}

/** True for a message about two parameters that exclude each other. */
export function isMutualExclusion(message: string): boolean {
  return /\b(both|only one|mutually exclusive|same time)\b/i.test(message);
}

/** Which of these paths a service's message names, in the order it names them. */
export function readNamed(message: string, paths: readonly string[]): string[] {
  return paths
    .map((path) => ({ path, place: findWord(message, path) }))
    .filter(({ place }) => place >= 0)
    .toSorted((a, b) => a.place - b.place)
    .map(({ path }) => path);
}

/** Where a path stands by itself in a text: not as a part of a longer name. */
function findWord(text: string, path: string): number {
  for (let place = text.indexOf(path); place >= 0; place = text.indexOf(path, place + 1)) {
    const before = text.charAt(place - 1);
    const after = text.charAt(place + path.length);
    if (!/\w/.test(before) && !/\w/.test(after)) return place;
  }
  return -1;
}

/** Which of these a service refuses by its message: both of two that exclude each other, else the first it names. */
export function readRefusedNames(message: string, names: readonly string[]): string[] {
  return readNamed(message, names).slice(0, saysNotBoth(message) ? 2 : 1);
}

/** Whether a message is of two things that exclude each other. */
export function saysNotBoth(message: string): boolean {
  return /\b(both|only one|mutually exclusive|same time)\b/i.test(message);
}

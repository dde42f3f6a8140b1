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

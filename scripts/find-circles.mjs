// @ts-check

/**
 * The groups of built files that import each other in a circle, each sorted. A file of such a group may run before a
 * constant that it reads is there, and every part of the page that needs it then fails to load.
 * @param {Record<string, { file: string, imports?: string[] }>} manifest Vite's manifest, its static imports by key
 * @returns {string[][]}
 */
export function findCircles(manifest) {
  /** @param {string} from */
  const listReachable = (from) => {
    /** @type {Set<string>} */
    const reached = new Set();
    const waiting = [...(manifest[from]?.imports ?? [])];
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
      if (reached.has(key)) continue;
      reached.add(key);
      waiting.push(...(manifest[key]?.imports ?? []));
    }
    return reached;
  };
  const reachable = new Map(Object.keys(manifest).map((key) => [key, listReachable(key)]));
  const circles = [...reachable.keys()]
    .filter((key) => reachable.get(key)?.has(key))
    .map((key) => [...reachable.keys()].filter((other) => isInCircle(reachable, key, other)))
    .map((keys) => keys.map((key) => manifest[key]?.file ?? key).toSorted());
  return [...new Map(circles.map((files) => [files.join(" "), files])).values()];
}

/** @param {Map<string, Set<string>>} reachable @param {string} a @param {string} b */
function isInCircle(reachable, a, b) {
  return reachable.get(a)?.has(b) === true && reachable.get(b)?.has(a) === true;
}

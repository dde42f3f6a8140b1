// @ts-check

/** @typedef {[major: number, minor: number, patch: number]} Version */

/**
 * True when a version of Node is within a range in the notation of `engines` in package.json, such as `^20.19.0 ||
 * >=24`. Supports `^`, `~`, `>=`, `>`, `<=`, `<`, `=`, bare and partial versions and `*`; throws for any other
 * notation.
 * @param {string} version such as "20.19.0"
 * @param {string} range
 */
export function isInRange(version, range) {
  const { parts } = parseVersion(version);
  return range
    .replaceAll(/([\^~<>=])\s+/g, "$1")
    .split("||")
    .some((alternative) =>
      alternative
        .trim()
        .split(/\s+/)
        .every((comparator) => isAccepted(comparator || "*", parts)),
    );
}

/** @param {string} comparator @param {Version} version */
function isAccepted(comparator, version) {
  const sign = /^[\^~<>=]*/.exec(comparator)?.[0] ?? "";
  const { parts, given } = parseVersion(comparator.slice(sign.length));
  const order = compareVersions(version, parts);
  // The first version after a partial one: 21 after 20, 20.20 after 20.19.
  const isPast = compareVersions(version, bumpVersion(parts, given - 1)) >= 0;
  switch (sign) {
    case ">=":
      return order >= 0;
    case ">":
      return isPast;
    case "<":
      return order < 0;
    case "<=":
      return !isPast;
    case "^":
      return order >= 0 && compareVersions(version, bumpVersion(parts, 0)) < 0;
    case "~":
      return order >= 0 && compareVersions(version, bumpVersion(parts, Math.min(given - 1, 1))) < 0;
    case "=":
    case "":
      return order >= 0 && !isPast;
    default:
      throw new Error(`The range holds "${comparator}", which isInRange does not know.`);
  }
}

/** @param {string} text @returns {{ parts: Version, given: number }} */
function parseVersion(text) {
  const match = /^v?(\d+|[*x])(?:\.(\d+|[*x]))?(?:\.(\d+|[*x]))?$/.exec(text);
  if (match === null) throw new Error(`"${text}" is no version that isInRange can read.`);
  const numbers = match
    .slice(1)
    .map(Number)
    .filter((number) => Number.isInteger(number));
  return { parts: [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0], given: numbers.length };
}

/** @param {Version} version @param {number} index @returns {Version} */
function bumpVersion([major, minor, patch], index) {
  if (index < 0) return [Infinity, 0, 0];
  return index === 0 ? [major + 1, 0, 0] : index === 1 ? [major, minor + 1, 0] : [major, minor, patch + 1];
}

/** @param {Version} a @param {Version} b */
function compareVersions(a, b) {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** A text that is the same for equal values, whatever the order of names in their objects. It is not for parsing. */
export function writeSorted(value: unknown): string {
  return JSON.stringify(sortNames(value));
}

function sortNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortNames);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => [name, sortNames(inner)]);
}

/** The entries of a record that a later one does not have. */
export function pickRemoved<Thing>(before: Record<string, Thing>, after: Record<string, Thing>): Record<string, Thing> {
  return Object.fromEntries(Object.entries(before).filter(([id]) => !Object.hasOwn(after, id)));
}

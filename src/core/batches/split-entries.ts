/** The entries in groups that each stay within a count and a size. A single entry that is larger stands alone. */
export function splitEntries<Entry extends { bytes: number }>(
  entries: readonly Entry[],
  limits: { requests: number; bytes: number },
): Entry[][] {
  const groups: Entry[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const last = groups.at(-1);
    bytes += entry.bytes;
    if (last && last.length < limits.requests && bytes <= limits.bytes) last.push(entry);
    else {
      groups.push([entry]);
      ({ bytes } = entry);
    }
  }
  return groups;
}

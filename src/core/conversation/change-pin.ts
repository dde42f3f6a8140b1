/** A conversation or its head, pinned or not. */
export function changePin<Head extends { isPinned?: unknown }>(
  head: Head,
  isPinned: boolean,
): Omit<Head, "isPinned"> & { isPinned?: true } {
  const { isPinned: _before, ...rest } = head;
  return isPinned ? { ...rest, isPinned } : rest;
}

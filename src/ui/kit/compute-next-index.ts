const KEYS = { row: ["ArrowLeft", "ArrowRight"], column: ["ArrowUp", "ArrowDown"] } as const;

/** The index that an arrow key, Home or End moves to among items that wrap around; undefined for any other key. */
export function computeNextIndex(
  key: string,
  index: number,
  count: number,
  direction: keyof typeof KEYS = "row",
): number | undefined {
  const [backward, forward] = KEYS[direction];
  if (key === forward) return (index + 1) % count;
  if (key === backward) return (index - 1 + count) % count;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return undefined;
}

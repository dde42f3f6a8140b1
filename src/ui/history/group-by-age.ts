import type { SavedConversation } from "#state/document/saved-list-changes.ts";

const DAY_MS = 86_400_000;

/** The conversations in groups by the day of their last change, newest first; empty groups are left out. */
export function groupByAge(
  saved: readonly SavedConversation[],
  nowMs: number,
): { label: string; items: SavedConversation[] }[] {
  const today = new Date(nowMs);
  const midnightMs = new Date(today.getFullYear(), today.getMonth(), today.getDate()).getTime();
  const groups = [
    { label: "Today", sinceMs: midnightMs },
    { label: "Yesterday", sinceMs: midnightMs - DAY_MS },
    { label: "Last 7 days", sinceMs: midnightMs - 7 * DAY_MS },
    { label: "Older", sinceMs: Number.NEGATIVE_INFINITY },
  ];
  return groups
    .map(({ label, sinceMs }, index) => ({
      label,
      items: saved.filter(
        ({ updatedAtMs }) =>
          updatedAtMs >= sinceMs && updatedAtMs < (groups[index - 1]?.sinceMs ?? Number.POSITIVE_INFINITY),
      ),
    }))
    .filter(({ items }) => items.length > 0);
}

import type { SavedConversation } from "#state/document/saved-list-changes.ts";

/** The pinned conversations, then the others in groups by the day of their last change; empty groups are left out. */
export function groupByAge(
  saved: readonly SavedConversation[],
  nowMs: number,
): { label: string; items: SavedConversation[] }[] {
  const today = new Date(nowMs);
  // A day is an hour shorter or longer where the clocks change.
  const midnight = (daysAgo: number) =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() - daysAgo).getTime();
  const groups = [
    { label: "Today", sinceMs: midnight(0) },
    { label: "Yesterday", sinceMs: midnight(1) },
    { label: "Last 7 days", sinceMs: midnight(7) },
    { label: "Older", sinceMs: Number.NEGATIVE_INFINITY },
  ].map((group) => ({ ...group, items: [] as SavedConversation[] }));
  const pinned = { label: "Pinned", items: [] as SavedConversation[] };
  for (const item of saved) {
    const group = item.isPinned ? pinned : groups.find(({ sinceMs }) => item.updatedAtMs >= sinceMs);
    group?.items.push(item);
  }
  return [pinned, ...groups].filter(({ items }) => items.length > 0);
}

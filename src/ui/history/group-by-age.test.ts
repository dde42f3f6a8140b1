import { afterEach, expect, test } from "vitest";
import type { SavedConversation } from "#state/document/saved-list-changes.ts";
import { groupByAge } from "./group-by-age.ts";

const { TZ } = process.env;
afterEach(() => {
  if (TZ === undefined) delete process.env["TZ"];
  else process.env["TZ"] = TZ;
});

const changedAt = (id: string, at: string, isPinned?: true): SavedConversation => ({
  id,
  title: id,
  updatedAtMs: new Date(at).getTime(),
  ...(isPinned && { isPinned }),
});
const group = (saved: readonly SavedConversation[], now: string) =>
  groupByAge(saved, new Date(now).getTime()).map(({ label, items }) => [label, items.map(({ id }) => id).join(" ")]);

test.each([
  ["longer", "2026-10-26T09:00", "2026-10-25", "2026-10-24"],
  ["shorter", "2026-03-30T09:00", "2026-03-29", "2026-03-28"],
])("yesterday begins at its own midnight when the clocks made it an hour %s", (_length, now, day, dayBefore) => {
  process.env["TZ"] = "Europe/Berlin";
  const saved = [
    changedAt("today", `${now.slice(0, 10)}T00:00`),
    changedAt("late", `${day}T23:59`),
    changedAt("early", `${day}T00:00`),
    changedAt("before", `${dayBefore}T23:59`),
  ];
  expect(group(saved, now)).toEqual([
    ["Today", "today"],
    ["Yesterday", "late early"],
    ["Last 7 days", "before"],
  ]);
});

test("pinned conversations stand first, whatever their age, and a group without any is left out", () => {
  const saved = [changedAt("new", "2026-05-05T08:00"), changedAt("old", "2020-01-01T08:00", true)];
  expect(group(saved, "2026-05-05T09:00")).toEqual([
    ["Pinned", "old"],
    ["Today", "new"],
  ]);
});

import type { SettingChange } from "./list-setting-changes.ts";

/**
 * The changes in several columns as one list. Where the columns have different values now, each value stands behind the
 * letters of its columns: "A, C: 0.2 · B: 1".
 */
export function summarizeChanges(
  columns: readonly { letter: string; changes: readonly SettingChange[] }[],
): SettingChange[] {
  const paths = [...new Set(columns.flatMap(({ changes }) => changes.map(({ path }) => path)))];
  return paths.flatMap((path) => {
    const letters = new Map<string, string[]>();
    let after = "";
    for (const { letter, changes } of columns) {
      const change = changes.find((each) => each.path === path);
      if (!change) continue;
      after = change.after;
      letters.set(change.before, [...(letters.get(change.before) ?? []), letter]);
    }
    const groups = [...letters];
    const isSame = groups.length === 1 && groups[0]?.[1].length === columns.length;
    const before = isSame
      ? (groups[0]?.[0] ?? "")
      : groups.map(([value, own]) => `${own.join(", ")}: ${value}`).join(" · ");
    return [{ path, before, after }];
  });
}

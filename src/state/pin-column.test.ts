import "fake-indexeddb/auto";
import { afterEach, expect, test } from "vitest";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { variantCopied } from "#state/edits/variant-edits.ts";
import { getPreferences, preferencesChanged } from "#state/preferences/preferences.ts";
import { columnPinned, columnUnpinned } from "./pin-column.ts";
import { listDrawnColumns } from "./pinned-column.ts";
import { resetState } from "./reset-state.ts";

afterEach(() => {
  preferencesChanged({ pinnedColumns: [] });
  resetState();
});

test("a column is pinned in place of another of its conversation, and those of other conversations stay pinned", () => {
  openNewConversation();
  columnPinned("of another conversation");
  const [first = ""] = getOpen().variants.map(({ id }) => id);
  variantCopied(first, "last");
  const second = getOpen().variants.at(-1)?.id ?? "";
  columnPinned(first);
  columnPinned(second);
  expect(getPreferences().pinnedColumns).toEqual([second, "of another conversation"]);
  columnUnpinned(second);
  expect(getPreferences().pinnedColumns).toEqual(["of another conversation"]);
});

test("the pinned column is drawn first, and every column keeps its index", () => {
  const indexes = (pinnedId?: string) => listDrawnColumns(["a", "b", "c"], pinnedId).map((each) => each.columnIndex);
  expect(indexes()).toEqual([0, 1, 2]);
  expect(indexes("c")).toEqual([2, 0, 1]);
  expect(indexes("of another conversation")).toEqual([0, 1, 2]);
});

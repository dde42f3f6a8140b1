import { expect, test } from "vitest";
import { queryClient } from "./query-client.ts";
import { getNotices, showNotice } from "./notices.ts";
import { resetState } from "./reset-state.ts";

test("resetState brings every module back to its first state", () => {
  showNotice({ tone: "danger", text: "Something broke." });
  queryClient.setQueryData(["models", "demo"], { entries: [] });

  resetState();

  expect(getNotices()).toEqual([]);
  expect(queryClient.getQueryCache().getAll()).toEqual([]);
});

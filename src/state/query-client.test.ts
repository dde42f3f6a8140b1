import { expect, test } from "vitest";
import { getDataRevision, queryClient } from "./query-client.ts";

test("the revision of a query type changes when one of its queries is set or removed, and not with other types", () => {
  const revisions = [getDataRevision("models")];
  const note = (change: () => unknown) => {
    change();
    revisions.push(getDataRevision("models"));
  };
  note(() => queryClient.setQueryData(["models", "a"], 1));
  note(() => queryClient.setQueryData(["models", "a"], 2));
  note(() => queryClient.setQueryData(["models", "b"], 1));
  note(() => queryClient.removeQueries({ queryKey: ["models", "a"] }));
  expect(new Set(revisions).size).toBe(5);

  const before = getDataRevision("models");
  queryClient.setQueryData(["capabilities", "a", "m"], 1);
  expect(getDataRevision("models")).toBe(before);
});

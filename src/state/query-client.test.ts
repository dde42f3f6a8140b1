import { QueryObserver } from "@tanstack/react-query";
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

test("the revision changes once when data is fetched, and not with observers, invalidation or a failed fetch", async () => {
  const queryKey = ["models", "fetched"];
  const before = getDataRevision("models");
  await queryClient.fetchQuery({ queryKey, queryFn: () => 1 });
  expect(getDataRevision("models")).toBe(before + 1);
  const end = new QueryObserver(queryClient, { queryKey, enabled: false }).subscribe(() => {});
  await queryClient.invalidateQueries({ queryKey });
  await queryClient.fetchQuery({ queryKey, queryFn: () => Promise.reject(new Error("offline")) }).catch(() => {});
  end();
  expect(getDataRevision("models")).toBe(before + 1);
});

import "fake-indexeddb/auto";
import { afterEach, expect, test } from "vitest";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { modelChosen } from "#state/edits/model-edits.ts";
import { systemPromptChanged } from "#state/edits/system-prompt-changed.ts";
import { variantCopied } from "#state/edits/variant-edits.ts";
import { queryClient } from "#state/query-client.ts";
import { resetState } from "#state/reset-state.ts";
import { connectTo } from "#e2e/fixtures/conversation-runs.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { followCapabilities } from "./follow-capabilities.ts";

afterEach(resetState);

test("each model of the open conversation is observed once, and typing a system prompt observes none anew", () => {
  openNewConversation();
  const added: unknown[] = [];
  const endCounting = queryClient.getQueryCache().subscribe(({ type, query }) => {
    if (type === "observerAdded") added.push(query.queryKey.at(-1));
  });
  const end = followCapabilities();
  const [first] = getOpen().variants;
  const firstModel = getOpen().shared.modelId;
  expect(added).toEqual([firstModel]);
  variantCopied(first?.id ?? "", "last");
  for (const text of ["B", "Be", "Be terse."]) systemPromptChanged(text);
  expect(added).toEqual([firstModel]);
  modelChosen(getOpen().variants[1]?.id ?? "", "another-model");
  expect(added).toEqual([firstModel, "another-model"]);
  end();
  endCounting();
  expect(
    queryClient
      .getQueryCache()
      .getAll()
      .map((query) => query.getObserversCount()),
  ).toEqual([0, 0]);
});

test("saving a connection loads the models and the schema of the open conversation once", async () => {
  const server = await startApiServer({ paceMs: 0 });
  openNewConversation();
  const end = followCapabilities();
  connectTo(server);
  await waitFor(() => {
    expect(server.requests).not.toHaveLength(0);
    expect(queryClient.isFetching()).toBe(0);
  });
  expect(server.requests.map(({ url }) => url.split("?")[0])).toEqual(["/v1/models", "/docs-json"]);
  end();
  await server.close();
});

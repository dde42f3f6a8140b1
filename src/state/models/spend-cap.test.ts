import "fake-indexeddb/auto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { saveConnection } from "#state/edits/save-connection.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { modelChosen } from "#state/edits/model-edits.ts";
import { samplesChanged } from "#state/edits/variant-edits.ts";
import { parameterChanged } from "#state/edits/parameter-edits.ts";
import { queryClient } from "#state/query-client.ts";
import { regenerateReply, run } from "#state/replies/run.ts";
import { parallelRequestsChanged } from "#state/replies/parallel-requests.ts";
import { stopReply } from "#state/replies/reply-queue.ts";
import { balanceQuery } from "./balance.ts";
import { catalogueQuery, loadCatalogue } from "#state/connections/catalogue.ts";
import { countSpending, getSessionSpending, spendCapChanged } from "./spend-cap.ts";
import { connectTo, listReplies, openUnusedConversation, waitForReplies } from "#e2e/fixtures/conversation-runs.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";

let server: ApiServer;
let endCounting = () => {};

beforeAll(async () => {
  server = await startApiServer({ paceMs: 0 });
  endCounting = countSpending();
  openNewConversation();
  connectTo(server);
  await loadCatalogue("aimlapi");
});
afterAll(async () => {
  endCounting();
  await server.close();
});

const variantId = () => getOpenConversation()?.variants[0]?.id ?? "";

test("the billed cost of a reply is added to the session spending", async () => {
  draftReplaced({ text: "Hello", attachments: [] });
  expect(await run()).toBeNull();
  await waitForReplies(1);
  expect(listReplies()[0]?.billedUsd).toBeGreaterThan(0);
  expect(getSessionSpending()).toEqual({
    billedUsd: listReplies()[0]?.billedUsd,
    estimatedUsd: 0,
    isLeast: false,
    unknown: 0,
  });
});

test("288 replies never exceed the spend cap, and replies that could exceed it send no request", async () => {
  const [first] = listReplies();
  if (!first) throw new Error("nothing has run");
  parameterChanged(variantId(), "max_tokens", 300);
  const before = getSessionSpending().billedUsd;
  const each = first.billedUsd ?? 0;
  // Room for about a third of them.
  const capUsd = before + each * 100;
  spendCapChanged(capUsd);
  for (let n = 0; n < 288; n += 1) await regenerateReply(first);
  await waitForReplies(289);
  const done = listReplies().filter(({ status }) => status === "done");
  const refused = listReplies().filter(({ failure }) =>
    failure?.serverMessage?.startsWith("This request could exceed the spend cap"),
  );
  expect(done.length + refused.length).toBe(289);
  // Those wait that depend on what others turn out to cost: the room is used up.
  expect(done.length).toBeGreaterThan(50);
  expect(refused.length).toBeGreaterThan(100);
  expect(server.requests.filter(({ method }) => method === "POST")).toHaveLength(done.length);
  const { billedUsd } = getSessionSpending();
  expect(billedUsd).toBeCloseTo(
    done.reduce((sum, reply) => sum + (reply.billedUsd ?? 0), 0),
    9,
  );
  expect(billedUsd).toBeLessThanOrEqual(capUsd);
});

test("a spend cap set while replies are queued loads their prices, and refuses none that fits", async () => {
  spendCapChanged(null);
  openUnusedConversation();
  connectTo(server);
  queryClient.removeQueries(catalogueQuery("aimlapi"));
  modelChosen(variantId(), "openai/gpt-6-mini");
  parallelRequestsChanged("aimlapi", 1);
  server.reset();
  server.next({ kind: "hang", when: "before-headers" });
  samplesChanged(variantId(), 3);
  draftReplaced({ text: "Hello", attachments: [] });
  expect(await run()).toBeNull();
  await waitFor(() => expect(server.requests.map(({ method }) => method)).toContain("POST"));
  spendCapChanged(getSessionSpending().billedUsd + 100);
  const [first] = listReplies();
  stopReply(getOpen().id, first?.id ?? "");
  await waitForReplies(3);
  expect(listReplies().map(({ status }) => status)).toEqual(["stopped", "done", "done"]);
});

test("the balance is loaded with the saved key, and a missing or refused key gives a readable error", async () => {
  const loadBalance = (connectionId: string) => queryClient.fetchQuery(balanceQuery(connectionId));
  const knownBalance = () => queryClient.getQueryData(balanceQuery("aimlapi").queryKey);
  expect(knownBalance()).toBeUndefined();
  expect(await loadBalance("aimlapi")).toBe("$12.35 left.");
  expect(knownBalance()).toBe("$12.35 left.");
  await expect(loadBalance("openai")).rejects.toThrow("Enter an API key first.");
  saveConnection(
    { id: "aimlapi", presetId: "aimlapi", baseUrl: server.baseUrl, wire: "chat-completions" },
    { key: "wrong", remembered: false },
  );
  await expect(loadBalance("aimlapi")).rejects.toThrow("This key has no permission to read the balance.");
  // Another key may be another account's.
  expect(knownBalance()).toBeUndefined();
});

// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { afterEach, expect, test } from "vitest";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { buildExperiment } from "#e2e/seed-rows.ts";
import { openConversationChanged } from "#state/document/documents.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import type { PriceLookup } from "#state/models/known-prices.ts";
import { useKnownPrices } from "#state/models/known-prices.ts";
import type { CapabilitiesLookup } from "#state/parameters/model-capabilities.ts";
import { useCapabilitiesLookup } from "#state/parameters/model-capabilities.ts";
import { queryClient } from "#state/query-client.ts";
import { resetState } from "#state/reset-state.ts";
import type { RunEstimate } from "./use-run-plan.ts";
import { useEstimate } from "./use-run-plan.ts";

afterEach(resetState);

const TEXTS = { text: "Hello" };
const EMPTY = { text: "" };

test("components share one plan, one estimate and one lookup, made anew once when a model list loads", () => {
  openNewConversation();
  draftReplaced({ text: "Hello", attachments: [] });
  const seen = { estimates: new Set<RunEstimate | undefined>(), lookups: new Set<CapabilitiesLookup | PriceLookup>() };
  const Reader = () => {
    seen.estimates.add(useEstimate(TEXTS));
    seen.lookups.add(useCapabilitiesLookup()).add(useKnownPrices());
    return null;
  };
  const root = createRoot(document.createElement("div"));
  const show = (keys: string[]) => flushSync(() => root.render(keys.map((key) => <Reader key={key} />)));
  show(["a", "b", "c"]);
  expect([seen.estimates.size, seen.lookups.size]).toEqual([1, 2]);
  expect([...seen.estimates][0]?.count).toBe(1);
  flushSync(() => queryClient.setQueryData(["models", "demo"], { entries: [] }));
  expect([seen.estimates.size, seen.lookups.size]).toEqual([2, 3]);
  flushSync(() => root.unmount());
});

test("over thousands of replies, the estimate of the empty composer comes after the page is drawn", async () => {
  openNewConversation();
  openConversationChanged(() => buildExperiment({ rows: 400, columns: 3, samples: 1 }));
  const seen: (number | undefined)[] = [];
  const Reader = () => {
    seen.push(useEstimate(EMPTY)?.count);
    return null;
  };
  const root = createRoot(document.createElement("div"));
  flushSync(() => root.render(<Reader />));
  expect(seen).toEqual([undefined]);
  await waitFor(() => expect(seen.at(-1)).toBe(1200));
  flushSync(() => root.unmount());
});

// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { expect, test } from "vitest";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { connectTo, openUnusedConversation, waitForReplies } from "#e2e/fixtures/conversation-runs.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { autosaveDocuments } from "#state/document/autosave-documents.ts";
import { openConversationChanged } from "#state/document/documents.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { addRows } from "#state/edits/row-edits.ts";
import { getLayer } from "#state/layers.ts";
import { getSessionSpending, loadPrices } from "#state/models/spend-cap.ts";
import { run } from "#state/replies/run.ts";
import { useRunProgress } from "#state/replies/run-progress.ts";
import { useEstimate } from "#state/replies/use-run-plan.ts";
import { RunLabel } from "./run-label.tsx";

const TEXT = "Hello {{name}}";

function Page() {
  const { costUsd } = useEstimate({ text: TEXT }) ?? {};
  const { asked, answered, failed } = useRunProgress() ?? {};
  return (
    <>
      <p>
        <RunLabel texts={{ text: TEXT }} />
      </p>
      <p data-least={costUsd?.leastUsd} data-most={costUsd?.mostUsd}>
        {asked === undefined ? "" : `${answered} of ${asked}, ${failed} failed`}
      </p>
    </>
  );
}

test("the count and the price before a run over many rows are those counted after it, and its progress stands meanwhile", async () => {
  const server = await startApiServer({ paceMs: 0 });
  const endKeeping = autosaveDocuments();
  openUnusedConversation();
  connectTo(server);
  openConversationChanged((before) => ({
    ...before,
    shared: { ...before.shared, parameters: { max_tokens: 200 } },
    variants: [
      { id: "a", overrides: {} },
      { id: "b", overrides: { parameters: { max_tokens: 100 } } },
    ],
  }));
  addRows(Array.from({ length: 26 }, (_, index) => ({ name: `name ${index}` })));
  await loadPrices("aimlapi");
  const element = document.createElement("div");
  const root = createRoot(element);
  flushSync(() => root.render(<Page />));
  const [label, figures] = element.querySelectorAll("p");
  await waitFor(() => expect(label?.textContent).toMatch(/^Run 52 · /));
  const { least, most } = figures?.dataset ?? {};
  draftReplaced({ text: TEXT, attachments: [] });
  const running = run();
  await waitFor(() => expect(getLayer()).toMatchObject({ kind: "confirm-run", count: 52 }));
  const layer = getLayer();
  if (layer?.kind === "confirm-run") layer.confirm();
  expect(await running).toBeNull();
  await waitFor(() => expect(figures?.textContent).toMatch(/^[1-9]\d* of 52, 0 failed$/));
  await waitForReplies(52);
  await waitFor(() => expect(figures?.textContent).toBe(""));
  expect(server.requests.filter(({ method }) => method === "POST")).toHaveLength(52);
  expect(Object.values(getOpen().replies).every(({ status }) => status === "done")).toBe(true);
  const { billedUsd, estimatedUsd, unknown } = getSessionSpending();
  expect(unknown).toBe(0);
  expect(billedUsd + estimatedUsd).toBeGreaterThan(Number(least) * 0.5);
  expect(billedUsd + estimatedUsd).toBeLessThan(Number(most) * 1.25);
  flushSync(() => root.unmount());
  endKeeping();
  await server.close();
}, 60_000);

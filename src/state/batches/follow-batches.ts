import { isBatchOpen } from "#core/batches/is-batch-open.ts";
import type { Id } from "#core/vocabulary.ts";
import { withBatchLock } from "#io/batches/batch-locks.ts";
import { waitUntilVisible } from "#io/browser/wait-until-visible.ts";
import { getConversation } from "#state/document/documents.ts";
import { fetchBatch } from "./fetch-batch.ts";

const FIRST_WAIT_MS = 10_000;
const LAST_WAIT_MS = 5 * 60_000;
const GROWTH = 1.5;

/**
 * Asks how far the open batches of a conversation are: at once, then in growing intervals while the page can be seen. One tab
 * does; another one with the same conversation goes on when it is closed. Returns a function that stops this.
 */
export function followBatches(conversationId: Id): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  // A signal that is aborted ends it with its reason.
  void withBatchLock(`of ${conversationId}`, signal, () => follow(conversationId, signal)).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  return () => controller.abort();
}

async function follow(conversationId: Id, signal: AbortSignal): Promise<void> {
  for (let waitMs = FIRST_WAIT_MS; !signal.aborted; waitMs = Math.min(waitMs * GROWTH, LAST_WAIT_MS)) {
    const open = Object.values(getConversation(conversationId)?.batches ?? {}).filter(isBatchOpen);
    if (open.length === 0) return;
    for (const { id } of open) await fetchBatch(conversationId, id, signal);
    await wait(waitMs, signal);
    await waitUntilVisible(signal);
  }
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end, { once: true });
    function end(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    }
  });
}

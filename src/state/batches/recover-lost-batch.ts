import { findLostBatch } from "#core/batches/find-lost-batch.ts";
import { mergeBatchState } from "#core/batches/merge-batch-state.ts";
import type { Batch } from "#core/conversation/batch.ts";
import type { Id } from "#core/vocabulary.ts";
import { getConversation } from "#state/document/documents.ts";
import type { BatchService } from "./batch-service.ts";
import { changeBatch, setBatchProblem } from "./get-batch.ts";

/** Pages of a hundred batches that are searched; a lost one is among the newest. */
const MAX_PAGES = 5;

/**
 * Looks for a batch whose creation was not answered among those that its service lists. Returns "found", "absent" where the
 * list was read and has none like it, "unlisted" where the service lists none, or "unread".
 */
export async function recoverLostBatch(
  conversationId: Id,
  batch: Batch,
  service: BatchService,
): Promise<"found" | "absent" | "unlisted" | "unread"> {
  const { list } = service.codec;
  if (!list) {
    const problem = `${service.name} did not answer when the batch was sent, and it lists no batches: whether it has this one cannot be found out. Sending it again may cost twice.`;
    await setBatchProblem(conversationId, batch.id, problem);
    return "unlisted";
  }
  const others = Object.values(getConversation(conversationId)?.batches ?? {});
  const knownIds = new Set(others.flatMap(({ providerId }) => providerId ?? []));
  let after: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const outcome = await service.call(list.buildCall(after));
    const listed = outcome.ok ? list.parse(outcome.text) : undefined;
    if (!listed) {
      const why = outcome.ok ? "its list of batches could not be read." : service.explain(outcome.failure);
      const problem = `Whether ${service.name} has this batch is not known yet: ${why}`;
      await setBatchProblem(conversationId, batch.id, problem);
      return "unread";
    }
    const found = findLostBatch(batch, listed.states, knownIds);
    if (found) {
      await changeBatch(conversationId, batch.id, (before) => mergeBatchState(before, found));
      return "found";
    }
    after = listed.next;
    if (after === undefined) break;
  }
  const problem = `${service.name} did not answer when the batch was sent, and its list has no batch like it. Send it again, or take it out.`;
  await setBatchProblem(conversationId, batch.id, problem);
  return "absent";
}

import type { Batch } from "#core/conversation/batch.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";
import { getConversation } from "#state/document/documents.ts";
import { changeKeptConversation } from "./change-kept-conversation.ts";

/** A batch of a conversation in memory. */
export const getBatch = (conversationId: Id, batchId: Id): Batch | undefined =>
  getConversation(conversationId)?.batches?.[batchId];

/** Changes a batch by a pure edit. Resolves once that is stored. */
export function changeBatch(conversationId: Id, batchId: Id, edit: (before: Batch) => Batch): Promise<void> {
  return changeKeptConversation(conversationId, (before): Conversation => {
    const batch = before.batches?.[batchId];
    if (!batch) return before;
    const after = edit(batch);
    return after === batch ? before : { ...before, batches: { ...before.batches, [batchId]: after } };
  });
}

/** Sets the sentence on what keeps a batch from going on. */
export const setBatchProblem = (conversationId: Id, batchId: Id, problem: string): Promise<void> =>
  changeBatch(conversationId, batchId, (before) => (before.problem === problem ? before : { ...before, problem }));

import type { BatchResult } from "#core/batches/batch-result.ts";
import { buildCustomId } from "#core/batches/batch-custom-id.ts";
import { decodeBatchOutcome } from "#core/batches/decode-batch-outcome.ts";
import { listBatchReplies, settleBatch } from "#core/batches/settle-batch.ts";
import type { Batch } from "#core/conversation/batch.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { countThings } from "#core/count-things.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { Id } from "#core/vocabulary.ts";
import { getConversation } from "#state/document/documents.ts";
import { countReply } from "#state/models/spend-cap.ts";
import { announce, showNotice } from "#state/notices.ts";
import { createPictureKeeper } from "#state/replies/create-picture-keeper.ts";
import { changeKeptConversation } from "./change-kept-conversation.ts";
import { setBatchProblem } from "./get-batch.ts";

/**
 * Puts the results of a batch that is over into the cells of its requests, and says what came of it. Results of other requests
 * alone put in nothing.
 */
export async function layResults(conversationId: Id, batch: Batch, results: readonly BatchResult[]): Promise<void> {
  const replies = listBatchReplies({ replies: getConversation(conversationId)?.replies ?? {} }, batch.id);
  const ownIds = new Set(replies.map(({ id }) => buildCustomId(id)));
  if (results.length > 0 && ownIds.size > 0 && !results.some(({ customId }) => ownIds.has(customId))) {
    const problem = "The batch of this id holds other requests, so nothing was put into the cells.";
    await setBatchProblem(conversationId, batch.id, problem);
    return;
  }
  const events = new Map<string, StreamEvent[]>();
  for (const { customId, outcome } of results) {
    const keepPictures = createPictureKeeper();
    events.set(customId, await keepPictures(decodeBatchOutcome(batch.form, outcome)));
  }
  const atMs = Date.now();
  const fetched: Batch = { ...batch, fetchedAtMs: atMs };
  await changeKeptConversation(conversationId, (before) => settleBatch(before, fetched, events, atMs));
  const after = listBatchReplies({ replies: getConversation(conversationId)?.replies ?? {} }, batch.id);
  for (const reply of after) countReply(reply);
  if (after.length > 0) tell(after);
}

/** Says what came of a batch. What was not answered stays on the page until it is closed. */
function tell(replies: readonly Reply[]): void {
  const count = (holds: (reply: Reply) => boolean) => replies.filter(holds).length;
  const answered = count(({ status }) => status === "done");
  const expired = count(({ failure }) => failure?.kind === "batch-expired");
  const failed = count(({ status }) => status === "failed") - expired;
  const stopped = count(({ status }) => status === "stopped");
  const parts = [
    `Batch: ${countThings(answered, "answer")}`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(expired > 0 ? [`${expired} expired unanswered`] : []),
    ...(stopped > 0 ? [`${stopped} cancelled`] : []),
  ].join(", ");
  if (failed + expired + stopped === 0) announce(`${parts}.`);
  else showNotice({ tone: expired + failed > 0 ? "danger" : "plain", text: `${parts}. Run asks them again.` });
}

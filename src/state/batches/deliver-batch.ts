import type { BatchContent } from "#core/batches/batch-codec.ts";
import { encodeBatchEntry } from "#core/batches/encode-batch-entry.ts";
import { mergeBatchState } from "#core/batches/merge-batch-state.ts";
import { failBatch, listBatchReplies, listWaitingIds } from "#core/batches/settle-batch.ts";
import type { Batch } from "#core/conversation/batch.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { planRequest } from "#core/conversation/planned-request.ts";
import { NotSendable } from "#core/wire/not-sendable.ts";
import type { Failure } from "#core/wire/failure.ts";
import type { Id } from "#core/vocabulary.ts";
import { withBatchLock } from "#io/batches/batch-locks.ts";
import { getConversation } from "#state/document/documents.ts";
import { releaseSpending } from "#state/models/spend-cap.ts";
import { showNotice } from "#state/notices.ts";
import { loadAttachments } from "#state/vision/load-attachments.ts";
import { type BatchService, loadBatchService, NO_END } from "./batch-service.ts";
import { changeKeptConversation } from "./change-kept-conversation.ts";
import { changeBatch, getBatch } from "./get-batch.ts";
import { recoverLostBatch } from "./recover-lost-batch.ts";

/**
 * Sends a batch that stands in the conversation with its replies already, also where another one is opened meanwhile. What the service refuses is told in every cell;
 * after no answer, it is looked for among the batches that the service lists, and nothing is sent a second time. Never
 * rejects.
 */
export async function deliverBatch(conversation: Conversation, batch: Batch): Promise<void> {
  await withBatchLock(batch.id, NO_END, () => send(conversation, batch));
}

/** Sends a batch again whose creation was not answered, where its service still lists none like it. */
export async function deliverLostBatch(conversationId: Id, batchId: Id): Promise<void> {
  await withBatchLock(batchId, NO_END, async () => {
    const batch = getBatch(conversationId, batchId);
    const conversation = getConversation(conversationId);
    if (!conversation || batch?.status !== "sending" || batch.providerId !== undefined) return;
    const found = await recoverLostBatch(conversationId, batch, await loadBatchService(batch));
    if (found === "found" || found === "unread") return;
    await send(conversation, batch);
  });
}

async function send(conversation: Conversation, batch: Batch): Promise<void> {
  const { id } = batch;
  const { id: conversationId } = conversation;
  const fail = (failure: Failure, problem: string) => {
    showNotice({ tone: "danger", text: problem });
    for (const { id: replyId } of listBatchReplies(conversation, id)) releaseSpending(replyId);
    return changeKeptConversation(conversationId, (before) => {
      const { problem: _before, ...now } = before.batches?.[id] ?? batch;
      const failed: Batch = { ...now, status: "failed", problem, fetchedAtMs: Date.now() };
      return failBatch(before, failed, { type: "failed", failure }, Date.now());
    });
  };
  let entries: string[];
  let modelId: string;
  try {
    ({ entries, modelId } = await encodeEntries(conversation, batch));
  } catch (error) {
    const serverMessage = error instanceof Error ? error.message : String(error);
    const kind = error instanceof NotSendable ? "not-sendable" : "bug";
    await fail({ kind, serverMessage }, `The batch was not sent: ${serverMessage}`);
    return;
  }
  const service = await loadBatchService(batch);
  let content: BatchContent = {
    id,
    modelId,
    entries,
    ...(batch.inputFileId !== undefined && { inputFileId: batch.inputFileId }),
  };
  const { upload } = service.codec;
  if (upload && content.inputFileId === undefined) {
    const uploaded = await service.call(upload.buildCall(content));
    const inputFileId = uploaded.ok ? upload.parseFileId(uploaded.text) : undefined;
    if (inputFileId === undefined) {
      // No batch was made of the file, so nothing is answered or paid for.
      const failure: Failure = uploaded.ok ? { kind: "not-an-answer" } : uploaded.failure;
      await fail(failure, `The batch was not sent, since its file did not arrive. ${service.explain(failure)}`);
      return;
    }
    content = { ...content, inputFileId };
    await changeBatch(conversationId, id, (before) => ({ ...before, inputFileId }));
  }
  await create(conversationId, batch, content, service, fail);
}

async function create(
  conversationId: Id,
  batch: Batch,
  content: BatchContent,
  service: BatchService,
  fail: (failure: Failure, problem: string) => Promise<void>,
): Promise<void> {
  const created = await service.call(service.codec.create(content));
  const state = created.ok ? service.codec.parseState(created.text, undefined) : undefined;
  if (state) await changeBatch(conversationId, batch.id, (before) => mergeBatchState(before, state));
  else if (!created.ok && created.isRefused)
    await fail(created.failure, `${service.name} refused the batch. ${service.explain(created.failure)}`);
  else {
    const { inputFileId } = content;
    await recoverLostBatch(conversationId, { ...batch, ...(inputFileId !== undefined && { inputFileId }) }, service);
  }
}

/** The requests of the replies that wait, as JSON, with the bytes of their pictures. */
async function encodeEntries(
  conversation: Conversation,
  { id, form }: Batch,
): Promise<{ entries: string[]; modelId: string }> {
  const entries: string[] = [];
  let modelId = "";
  for (const replyId of listWaitingIds(conversation, id)) {
    const reply = conversation.replies[replyId];
    if (!reply) continue;
    const loaded = await loadAttachments(planRequest(conversation, [reply]).request);
    entries.push(encodeBatchEntry(form, reply.sentWith.wire, replyId, loaded));
    ({ modelId } = reply.sentWith);
  }
  if (entries.length === 0) throw new Error("None of its requests is left.");
  return { entries, modelId };
}

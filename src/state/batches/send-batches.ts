import { BATCH_LIMITS } from "#core/batches/batch-form.ts";
import { encodeBatchEntry } from "#core/batches/encode-batch-entry.ts";
import { splitEntries } from "#core/batches/split-entries.ts";
import type { BatchGroup } from "#core/batches/plan-batches.ts";
import { planBatches } from "#core/batches/plan-batches.ts";
import { failBatch } from "#core/batches/settle-batch.ts";
import type { Batch } from "#core/conversation/batch.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { addReplies } from "#core/conversation/edit-turns.ts";
import type { PlannedRequest } from "#core/conversation/planned-request.ts";
import { listAttachments } from "#core/conversation/planned-request.ts";
import { type RunPlan, isOverRows } from "#core/conversation/plan-run.ts";
import { BATCH_PRICE_SHARE } from "#core/models/prices.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import type { Id } from "#core/vocabulary.ts";
import { newId } from "#io/browser/new-id.ts";
import { getStorageTrouble } from "#io/storage/storage-trouble.ts";
import { saveConversation } from "#state/document/autosave-documents.ts";
import { isConversationUnsaved } from "#state/document/save-states.ts";
import { conversationChanged, getConversation } from "#state/document/documents.ts";
import { getDraft } from "#state/document/drafts.ts";
import { computeMaxCost } from "#state/models/max-cost.ts";
import { checkSpending, reserveSpending } from "#state/models/spend-cap.ts";
import { emptyComposer } from "#state/replies/run.ts";
import { planDraftInSteps } from "#state/replies/run-context.ts";
import { planEntered, startRun } from "#state/replies/start-run.ts";
import { getBatchPreset } from "./batch-preset.ts";
import { deliverBatch } from "./deliver-batch.ts";

/**
 * Sends what a run of the draft would ask in batches, as far as it can go that way. Returns a sentence where something prevents
 * it; then nothing is sent. Resolves to null once the batches stand in the conversation and on the disk, before they are sent.
 */
export function sendBatches(): Promise<string | null> {
  return startRun(planSendable, emptyComposer, enterBatches);
}

/** The plan of the draft with the requests alone that can go in a batch. */
function* planSendable(before: Conversation): Generator<undefined, RunPlan | { reason: string }> {
  const plan = yield* planDraftInSteps(before, getDraft());
  if ("reason" in plan) return plan;
  const { groups, left } = planBatches(plan.requests, getBatchPreset);
  const requests = groups.flatMap((group) => group.requests);
  if (requests.length === 0) return { reason: left[0]?.reason ?? "Nothing is left to ask" };
  return { ...plan, requests, replies: requests.flatMap(({ replies }) => replies) };
}

async function enterBatches(conversationId: Id, plan: RunPlan): Promise<string | null> {
  // What waits in a batch is found again by what the disk keeps of it.
  if (getStorageTrouble() !== undefined)
    return "This browser keeps nothing now, so a batch could not be found again. Nothing was sent.";
  const capped = checkCap(plan.requests);
  if (capped !== null) return capped;
  const made = planBatches(plan.requests, getBatchPreset).groups.flatMap(splitGroup);
  const batchOf = new Map(made.flatMap(({ batch, replyIds }) => replyIds.map((id) => [id, batch] as const)));
  const replies = plan.replies.map((reply): Reply => {
    const batch = batchOf.get(reply.id);
    return batch ? { ...reply, batchId: batch.id } : reply;
  });
  planEntered(conversationId, plan, (before) => {
    // A plan over one row has its replies in the conversation already, without their batch.
    const base = isOverRows(plan.replies) ? plan.conversation : { ...plan.conversation, replies: before.replies };
    const batches = Object.fromEntries(made.map(({ batch }) => [batch.id, batch]));
    return { ...addReplies(base, replies), batches: { ...before.batches, ...batches } };
  });
  // Until its results come, a batch may cost the most that its requests can.
  for (const { replies: own, request } of plan.requests)
    for (const reply of own) reserveSpending(reply.id, () => computeMaxBatchCost(reply, request));
  void deliverAll(
    conversationId,
    made.map(({ batch }) => batch),
  );
  return null;
}

/** Sends the batches one after the other, once the disk has them with the ids of their replies. */
async function deliverAll(conversationId: Id, batches: readonly Batch[]): Promise<void> {
  const conversation = getConversation(conversationId);
  if (!conversation) return;
  await saveConversation(conversationId);
  const isKept = getConversation(conversationId) === undefined || !isConversationUnsaved(conversationId);
  for (const batch of batches) {
    if (isKept) await deliverBatch(conversation, batch);
    else
      conversationChanged(conversationId, (before) => {
        const problem = "This browser did not save the batch, so it was not sent.";
        const failed: Batch = { ...batch, status: "failed", problem, fetchedAtMs: Date.now() };
        const failure = { kind: "not-sendable", serverMessage: problem } as const;
        return failBatch(before, failed, { type: "failed", failure }, Date.now());
      });
  }
}

function computeMaxBatchCost(reply: Reply, request: ChatRequest): number | undefined {
  const usd = computeMaxCost(reply, request);
  return usd === undefined ? undefined : usd * BATCH_PRICE_SHARE;
}

/** The sentence of the spend cap where all requests of a batch together could pass it; null where they may be sent. */
function checkCap(requests: readonly PlannedRequest[]): string | null {
  let maxUsd: number | undefined = 0;
  for (const { replies, request } of requests) {
    const each = computeMaxBatchCost(replies[0], request);
    maxUsd = each === undefined || maxUsd === undefined ? undefined : maxUsd + each * replies.length;
  }
  const refusal = checkSpending(maxUsd);
  if (refusal === null) return null;
  if (refusal === "later")
    return "Together with the replies that run, the batch could exceed the spend cap. Send it when they have ended.";
  return "The batch could exceed the spend cap, so it was not sent. Raise the cap under Costs, or lower max_tokens.";
}

/** The batches of a group, each within the limits of its service. */
function splitGroup({ connectionId, form, requests }: BatchGroup): { batch: Batch; replyIds: Id[] }[] {
  const entries = requests.flatMap(({ replies, request }) =>
    replies.map(({ id, sentWith }) => {
      const text = encodeBatchEntry(form, sentWith.wire, id, request);
      return { id, bytes: text.length * 3 + estimatePictureBytes(request) };
    }),
  );
  return splitEntries(entries, BATCH_LIMITS[form]).map((group) => ({
    batch: {
      id: newId(),
      connectionId,
      form,
      status: "sending",
      requestCount: group.length,
      createdAtMs: Date.now(),
    },
    replyIds: group.map(({ id }) => id),
  }));
}

/** The bytes of a request's attachments as text, estimated high: a byte a pixel. */
function estimatePictureBytes({ messages }: ChatRequest): number {
  let bytes = 0;
  for (const part of listAttachments({ messages }))
    bytes += part.kind === "image" ? (part.widthPx * part.heightPx * 4) / 3 : 5_000_000;
  return bytes;
}

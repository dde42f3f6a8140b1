import type { ChatBody } from "./check-chat-body.ts";
import { composeReply } from "./compose-reply.ts";
import { encodeResponse } from "./encode-reply.ts";
import type { BatchFate, BatchForm, BatchRequest, ServedBatch } from "./served-batch.ts";

/** The lines of the results of a batch whose fates are chosen, the last first, since no service promises their order. */
export function writeBatchResults(
  { form, requests, fates }: ServedBatch,
  chooses: (fate: BatchFate) => boolean = () => true,
): string {
  return requests
    .flatMap((request) => {
      const fate = fates.get(request.customId);
      return fate && chooses(fate) ? [JSON.stringify(answerBatchRequest(form, request, fate))] : [];
    })
    .toReversed()
    .join("\n");
}

function answerBatchRequest(form: BatchForm, { customId, body }: BatchRequest, fate: BatchFate): object {
  return form === "openai" ? answerOpenAi(customId, body, fate) : answerMessage(form, customId, body, fate);
}

function answerMessage(form: BatchForm, customId: string, body: unknown, fate: BatchFate): object {
  if (fate === "errored") {
    const error = { type: "invalid_request_error", message: "messages: text content blocks must be non-empty" };
    return { custom_id: customId, result: { type: "errored", error: { type: "error", error } } };
  }
  if (fate !== "succeeded") return { custom_id: customId, result: { type: fate } };
  const { meta, ...message } = compose("messages", customId, body);
  const billed = form === "aimlapi" ? { meta } : {};
  return { custom_id: customId, result: { type: "succeeded", message: { ...message, ...billed } } };
}

function answerOpenAi(customId: string, body: unknown, fate: BatchFate): object {
  const id = `batch_req_${customId}`;
  if (fate === "expired" || fate === "canceled") {
    const error =
      fate === "expired"
        ? { code: "batch_expired", message: "This request could not be executed before the completion window expired." }
        : { code: "batch_cancelled", message: "This request was not executed because the batch was cancelled." };
    return { id, custom_id: customId, response: null, error };
  }
  const { meta: _meta, ...answer } =
    fate === "succeeded"
      ? compose("chat-completions", customId, body)
      : { error: { message: "Invalid value: 'nonsense'.", type: "invalid_request_error", param: null, code: null } };
  const response = { status_code: fate === "succeeded" ? 200 : 400, request_id: `req_${customId}`, body: answer };
  return { id, custom_id: customId, response, error: null };
}

function compose(wire: "messages" | "chat-completions", id: string, body: unknown): Record<string, unknown> {
  const chat = body as ChatBody;
  const bodyFormat = wire === "messages" ? "claude-opus-4-5" : "openai";
  return encodeResponse(composeReply(chat, {}), { id, createdAtS: 1, wire, bodyFormat, body: chat, cache: undefined });
}

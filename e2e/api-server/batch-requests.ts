import type { BatchFate } from "./batch-desk.ts";
import type { ChatBody } from "./check-chat-body.ts";
import { fields, isRecord, listOf, oneOf, text, type Shape } from "./check-shape.ts";
import { claudeMessagesShape } from "./claude-chat-shape.ts";
import { composeReply } from "./compose-reply.ts";
import { encodeResponse } from "./encode-reply.ts";

export type BatchForm = "anthropic" | "aimlapi" | "openai";
export type BatchRequest = { customId: string; body: unknown };

/** The published messages of a batch request at AI/ML API. */
const singlePrompts: Shape = listOf(fields({ role: oneOf("user"), content: text() }), { min: 1 });

/** The faults for which a service would refuse the requests of a batch. */
export function findBatchViolations(form: BatchForm, requests: readonly BatchRequest[], batch: unknown): string[] {
  const found: string[] = [];
  if (requests.length === 0) found.push("requests: Expected at least 1 item(s)");
  if (new Set(requests.map(({ customId }) => customId)).size < requests.length)
    found.push("requests: custom_id must be unique within a batch");
  if (form === "aimlapi" && (!isRecord(batch) || typeof batch["model"] !== "string")) found.push("model: Required");
  const models = new Set<unknown>();
  for (const [index, { customId, body }] of requests.entries()) {
    const path = `requests[${index}]`;
    if (!/^[\w-]{1,64}$/.test(customId)) found.push(`${path}.custom_id: String should match the pattern`);
    if (!isRecord(body)) {
      found.push(`${path}.params: Expected a JSON object`);
      continue;
    }
    if ("stream" in body) found.push(`${path}.params.stream: Streaming is not supported in a batch`);
    if (form === "anthropic") claudeMessagesShape(body, `${path}.params`, found);
    if (form === "aimlapi") singlePrompts(body["messages"], `${path}.params.messages`, found);
    models.add(body["model"]);
  }
  if (form === "openai" && models.size > 1) found.push("A batch takes requests for a single model");
  return found;
}

/** A line of results. */
export function answerBatchRequest(form: BatchForm, { customId, body }: BatchRequest, fate: BatchFate): object {
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
  return encodeResponse(composeReply(chat, {}), { id, createdAtS: 1, wire, bodyFormat, body: chat });
}

import { isPublicHost } from "#core/capsule/list-services.ts";
import { parseHost } from "#core/connections/parse-origin.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { planRequest } from "#core/conversation/planned-request.ts";
import { parseExactJson, writeJson } from "#core/exact-number.ts";
import type { Json } from "#core/json.ts";
import { redactJson } from "#core/wire/redact-json.ts";
import { createKnownRedactor } from "#state/connections/create-known-redactor.ts";
import { getConnection } from "#state/connections/connections.ts";
import { getReplyEvents } from "#state/replies/reply-events.ts";
import { loadHttpRequest } from "#state/replies/load-http-request.ts";

/**
 * The request of a reply and what came back as the text of a JSON file: the body as it was sent, and the raw stream where
 * this tab still has it. The address of a server of one's own is left out, as are keys and headers that carry one. Rejects
 * where the request cannot be built again.
 */
export async function writeExchange(conversation: Conversation, reply: Reply): Promise<string> {
  const { baseUrl } = getConnection(reply.sentWith.connectionId);
  const { request } = await loadHttpRequest(reply, planRequest(conversation, [reply]).request, baseUrl);
  const { method, url, headers, body } = request;
  const { parts, status, failure, finishReason, usage, billedUsd, startedAtMs, firstTokenAtMs, endedAtMs } = reply;
  const events = getReplyEvents(reply.id)?.items.map(({ atMs, item }) => ({ atMs, item }));
  const exchange = {
    request: {
      method,
      url: isPublicHost(parseHost(url)) ? url : url.replace(/^https?:\/\/[^/]+/, ""),
      headers,
      body: parseExactJson(body ?? "") ?? null,
    },
    response: {
      status,
      finishReason,
      parts,
      failure,
      usage,
      billedUsd,
      startedAtMs,
      firstTokenAtMs,
      endedAtMs,
      events,
    },
  };
  // Values that are unknown have no place in JSON.
  const value = redactJson(JSON.parse(JSON.stringify(exchange)) as Json, createKnownRedactor());
  return `${writeJson(value, true)}\n`;
}

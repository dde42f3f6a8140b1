import { buildFileStem } from "#core/build-file-stem.ts";
import { isPublicHost } from "#core/capsule/list-services.ts";
import { parseHost } from "#core/connections/parse-origin.ts";
import { planRequest } from "#core/conversation/planned-request.ts";
import { parseExactJson, writeJson } from "#core/exact-number.ts";
import type { Json } from "#core/json.ts";
import { redactJson } from "#core/wire/redact-json.ts";
import { saveFile } from "#io/browser/save-file.ts";
import { createKnownRedactor } from "#state/connections/create-known-redactor.ts";
import { getConnection } from "#state/connections/connections.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { announce, showNotice } from "#state/notices.ts";
import { getReplyEvents } from "#state/replies/reply-events.ts";
import { loadHttpRequest } from "#state/replies/load-http-request.ts";
import type { Id } from "#core/vocabulary.ts";

/**
 * Downloads the request of a reply and what came back as JSON: the body as it was sent, and the raw stream where this tab
 * still has it. The address of a server of one's own is left out, as are keys and headers that carry one.
 */
export async function downloadExchange(replyId: Id): Promise<void> {
  const conversation = getOpenConversation();
  const reply = conversation?.replies[replyId];
  if (!conversation || !reply) return;
  try {
    const { baseUrl } = getConnection(reply.sentWith.connectionId);
    const { request } = await loadHttpRequest(reply, planRequest(conversation, [reply]).request, baseUrl);
    const { method, url, headers, body } = request;
    const { parts, status, failure, finishReason, usage, billedUsd, startedAtMs, firstTokenAtMs, endedAtMs } = reply;
    const events = getReplyEvents(replyId)?.items.map(({ atMs, item }) => ({ atMs, item }));
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
    const name = `${buildFileStem(conversation.title, "reply")}.request.json`;
    saveFile(`${writeJson(value, true)}\n`, name);
    announce(`${name} downloaded.`);
  } catch (error) {
    showNotice({
      tone: "danger",
      text: `The request could not be built again (${error instanceof Error ? error.message : "unknown reason"}).`,
    });
  }
}

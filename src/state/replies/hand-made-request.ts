import type { Reply } from "#core/conversation/conversation.ts";
import { writeEditableBody } from "#core/conversation/hand-made-body.ts";
import type { TypedHeader } from "#core/conversation/parse-hand-made.ts";
import { parseHandMadeText, parseTypedHeaders } from "#core/conversation/parse-hand-made.ts";
import { planRequest } from "#core/conversation/planned-request.ts";
import { PRESETS } from "#core/connections/presets.ts";
import type { Preset } from "#core/connections/preset.ts";
import type { JsonObject } from "#core/json.ts";
import { listBodyWarnings } from "#core/parameters/list-body-warnings.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import type { HttpRequest } from "#core/wire/http-request.ts";
import { getCodec } from "#core/wire/wires.ts";
import type { Id } from "#core/vocabulary.ts";
import { createKnownRedactor } from "#state/connections/create-known-redactor.ts";
import { getConnection } from "#state/connections/connections.ts";
import { getKeySlot } from "#state/connections/keys.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { resolveCapabilities } from "#state/parameters/model-capabilities.ts";
import { loadAttachments } from "#state/vision/load-attachments.ts";
import { loadHttpRequest } from "./load-http-request.ts";
import { rerunReply } from "./rerun-reply.ts";

/** The request of a reply, to be changed by hand: its body with tokens in place of files, and all of its headers. */
export type EditableRequest = {
  reply: Reply;
  method: HttpRequest["method"];
  url: string;
  body: string;
  /** The headers that are sent in any case; values that are as secret as a key are masked. */
  fixedHeaders: readonly TypedHeader[];
  /** The service's own headers with those that a person added; both can be changed. */
  headers: readonly TypedHeader[];
  /** The names of the service's own, which are sent in any case. */
  serviceNames: readonly string[];
  service: string;
  /** The request with the bytes of its files, by which tokens are read. */
  loaded: ChatRequest;
};

/** The request of a reply of the open conversation, as it was sent. Rejects where it cannot be built again. */
export async function loadEditableRequest(replyId: Id): Promise<EditableRequest> {
  const conversation = getOpenConversation();
  const reply = conversation?.replies[replyId];
  if (!conversation || !reply) throw new Error("This reply is gone.");
  const { wire, connectionId, handMadeBody } = reply.sentWith;
  const connection = getConnection(connectionId);
  const preset: Preset = PRESETS[connection.presetId];
  const { request } = planRequest(conversation, [reply]);
  const [loaded, { request: http }] = await Promise.all([
    loadAttachments(request),
    loadHttpRequest(reply, request, connection.baseUrl),
  ]);
  const slot = getKeySlot(connectionId);
  const key = http.auth === "x-api-key" ? ["x-api-key", "‹your key›"] : ["authorization", "Bearer ‹your key›"];
  const sent = Object.entries(http.headers).map(([name, value]) => ({ name, value }));
  const isFixed = ({ name }: TypedHeader) => name === "content-type";
  return {
    reply,
    method: http.method,
    url: preset.id === "demo" ? "" : http.url,
    body: handMadeBody ?? writeEditableBody(getCodec(wire).encode(loaded), loaded),
    fixedHeaders: [
      ...sent.filter(isFixed),
      ...(preset.key === "none" ? [] : [{ name: key[0] ?? "", value: key[1] ?? "" }]),
      ...Object.keys(slot?.headers ?? {}).map((name) => ({ name: name.toLowerCase(), value: "‹your header›" })),
    ],
    headers: sent.filter((header) => !isFixed(header)),
    serviceNames: Object.keys(preset.headers ?? {}),
    service: preset.name,
    loaded,
  };
}

/** The faults and warnings of a request that is changed by hand. */
export type HandMadeCheck = {
  /** The reason why the body cannot be sent; undefined where it can. */
  bodyFault?: string;
  headerFaults: ReadonlyMap<number, string>;
  /** Sentences about what the service will probably refuse. */
  warnings: readonly string[];
  /** The body and the headers to send, where they can be. */
  sendable?: { body: JsonObject; headers: Record<string, string> };
};

/** Checks the text of a body and some headers by what can be sent, and by the published schema of the model. */
export function checkHandMade(original: EditableRequest, text: string, typed: readonly TypedHeader[]): HandMadeCheck {
  const secrets = createKnownRedactor();
  const parsed = parseHandMadeText(text, original.loaded, secrets);
  const { headers, faults } = parseTypedHeaders(typed, secrets);
  if ("reason" in parsed) return { bodyFault: parsed.reason, headerFaults: faults, warnings: [] };
  const { connectionId, modelId, wire } = original.reply.sentWith;
  const named = parsed.body["model"];
  const capabilities = resolveCapabilities({ connectionId, modelId: typeof named === "string" ? named : modelId });
  const warnings = listBodyWarnings(parsed.body, { ...capabilities, wire, service: original.service });
  return {
    headerFaults: faults,
    warnings: parsed.warning === undefined ? warnings : [parsed.warning, ...warnings],
    ...(faults.size === 0 ? { sendable: { body: parsed.body, headers } } : {}),
  };
}

/**
 * Sends a request that was changed by hand, as a reply beside the one that it was made from. Returns the reason where it
 * cannot be sent, else null.
 */
export function sendHandMade(original: EditableRequest, text: string, typed: readonly TypedHeader[]): string | null {
  const { bodyFault, headerFaults, sendable } = checkHandMade(original, text, typed);
  if (!sendable) return bodyFault ?? [...headerFaults.values()][0] ?? "This cannot be sent.";
  const { body, headers } = sendable;
  const model = body["model"];
  rerunReply(original.reply, {
    sentWith: {
      handMadeBody: text,
      handMadeHeaders: headers,
      // Prices, limits and what goes back to the same model hang on the model that is asked.
      ...(typeof model === "string" && model !== "" ? { modelId: model } : {}),
    },
  });
  return null;
}

import { getNamedPreset } from "#core/connections/get-named-preset.ts";
import { normaliseBaseUrl } from "#core/connections/normalise-base-url.ts";
import { parseHost, parseOrigin } from "#core/connections/parse-origin.ts";
import { resolveDialect } from "#core/connections/resolve-dialect.ts";
import { WIRE_NAMES } from "#core/connections/wire-names.ts";
import type { Connection } from "#core/connections/connection.ts";
import { createPresetConnection } from "#core/connections/connection.ts";
import { joinTexts } from "#core/content/join-texts.ts";
import type { Settings } from "#core/conversation/conversation.ts";
import { deriveTitle } from "#core/conversation/derive-title.ts";
import { formatCount } from "#core/format.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { getObject, isJsonObject, stringOrEmpty } from "#core/json.ts";
import { supportsPrefill } from "#core/models/claude-version.ts";
import { DEMO_MODEL_ID } from "#core/models/model-ids.ts";
import { listMarkers } from "#core/templates/scan-template.ts";
import type { Wire } from "#core/vocabulary.ts";
import { buildImportedConversation } from "./build-imported-conversation.ts";
import type { CodeRequest } from "./code-request.ts";
import { FileCollector } from "./file-collector.ts";
import { findKeys, listOtherHeaders, listSecrets } from "./find-keys.ts";
import type { ImportContext } from "./import-context.ts";
import type { ImportFault } from "./import-format.ts";
import type { ImportResult, ImportRow } from "./import-result.ts";
import { createResult } from "./import-result.ts";
import type { ImportedMessage } from "./imported-message.ts";
import { findWire, matchConnection } from "./match-connection.ts";
import { readMessages } from "./read-messages.ts";
import { readContent } from "./read-parts.ts";
import { readResponsesBody } from "./read-responses-body.ts";

/** A request as a conversation: its last message of the user waits in the composer, the earlier ones are turns. */
export function importRequest(request: CodeRequest, context: ImportContext): ImportResult | ImportFault {
  if (!isJsonObject(request.body)) return { reason: "The body of the request is no JSON object." };
  const collector = new FileCollector();
  const said = findWire(request.url) ?? request.wire ?? guessWire(request.body);
  const wire = said === "responses" ? "chat-completions" : said;
  const body = said === "responses" ? readResponsesBody(request.body, collector) : request.body;
  const { model, system: givenSystem, messages: list, ...rest } = body;
  const read = wire === "predict" ? readPredictInput(rest) : readMessages(list, wire, collector);
  if ("reason" in read) return read;
  const modelId = stringOrEmpty(model);
  const known = matchConnection(request.url, wire, context.connections);
  const connection = known ?? chooseConnection(modelId, context);
  const settings: Settings = {
    ...context.settings,
    connectionId: connection.id,
    modelId: modelId === "" ? context.settings.modelId : modelId,
    system: [joinTexts(readContent(givenSystem, wire, collector)), read.system]
      .filter((text) => text !== "")
      .join("\n\n"),
    variables: {},
    parameters: {},
    extraJson: "",
  };
  const { draft, earlier, prefill } = takeDraft(read.messages, supportsPrefill(modelId));
  if (prefill !== undefined) settings.prefill = prefill;
  const texts = [settings.system, draft.text, prefill ?? "", ...earlier.map(({ parts }) => joinTexts(parts))];
  if (request.holes.length === 0 && listMarkers(texts).length > 0) settings.areBracesText = true;
  const format = {
    connectionId: connection.id,
    wire: connection.wire,
    dialect: resolveDialect(getNamedPreset(connection), settings.modelId),
  };
  const conversation = {
    ...buildImportedConversation(markModels(earlier, settings.modelId), settings, format, context),
    title: deriveTitle(texts.slice(1).find((text) => text.trim() !== "") ?? ""),
  };
  const fields = wire === "predict" ? readPredictFields(rest) : takeFields(rest, collector);
  const base = request.url === "" ? undefined : normaliseBaseUrl(request.url);
  const result = createResult({
    conversations: [{ conversation, draft, fields, files: collector.files }],
    keys: findKeys(request, known?.id),
    secrets: listSecrets(request),
    rows: [
      describeService(request, connection, known),
      ...(wire !== connection.wire && known ? [describeWire(wire, connection)] : []),
      { what: "Model", detail: modelId === "" ? `none is named; ${settings.modelId} is used` : modelId, isTaken: true },
      ...describeContent(settings, earlier, draft),
      ...describeFields(fields),
      ...request.holes.map((name) => ({
        what: `{{${name}}}`,
        detail: "the code fills it in; type its value",
        isTaken: true,
      })),
      ...collector.listRows(),
      ...request.rows,
      ...(request.headers.some(([name]) => /^cookie$/i.test(name)) ? [COOKIES] : []),
      ...listOtherHeaders(request).map((name) => ({
        what: `Header ${name}`,
        detail: "set it under Connections, Extra headers",
        isTaken: false,
      })),
    ],
  });
  if (known || !base || "reason" in base) return result;
  return { ...result, unknownServer: { host: parseHost(base.baseUrl), baseUrl: base.baseUrl, wire } };
}

function guessWire({ input, messages }: JsonObject): Wire | "responses" {
  if (messages !== undefined || input === undefined) return "chat-completions";
  return isJsonObject(input) ? "predict" : "responses";
}

/** The connection for a request that names no known server: the current one, and for the demo the vendor of the model. */
function chooseConnection(modelId: string, { connections, settings }: ImportContext): Connection {
  const current = connections.find(({ id }) => id === settings.connectionId) ?? createPresetConnection("demo");
  if (current.presetId !== "demo" || modelId === "" || modelId === DEMO_MODEL_ID) return current;
  const vendor = /^claude/i.test(modelId) ? "anthropic" : /^(?:gpt|chatgpt|o\d)/i.test(modelId) ? "openai" : "aimlapi";
  return connections.find(({ id }) => id === vendor) ?? createPresetConnection(vendor);
}

const COOKIES: ImportRow = { what: "Cookies", detail: "they belong to the page they were copied from", isTaken: false };

type Draft = ImportResult["conversations"][number]["draft"];

/**
 * The last message of the user for the composer, where it has nothing but text, pictures and documents, and the messages before
 * it. A text that stands after it, as the model's, is the beginning of the answer where the model continues one.
 */
function takeDraft(
  messages: readonly ImportedMessage[],
  continues: boolean,
): { draft: Draft; earlier: readonly ImportedMessage[]; prefill?: string } {
  const last = messages.at(-1);
  if (continues && last?.role === "assistant" && last.parts.every(({ kind }) => kind === "text")) {
    const asked = takeDraft(messages.slice(0, -1), false);
    if (asked.earlier.length < messages.length - 1) return { ...asked, prefill: joinTexts(last.parts) };
  }
  const fits = last?.parts.every(({ kind }) => kind === "text" || kind === "image" || kind === "document");
  if (last?.role !== "user" || !fits) return { draft: { text: "", pictures: [] }, earlier: messages };
  const pictures = last.parts.filter(({ kind }) => kind !== "text");
  return { draft: { text: joinTexts(last.parts), pictures }, earlier: messages.slice(0, -1) };
}

/** The messages with the model of those that a person cannot have written. */
function markModels(messages: readonly ImportedMessage[], modelId: string): ImportedMessage[] {
  return messages.map((message) => {
    const isModels = message.parts.some(({ kind }) => kind !== "text" && kind !== "image");
    return message.role === "assistant" && isModels ? { ...message, modelId } : message;
  });
}

/** The other fields of a body. A null is what the service does without the field. */
function takeFields(rest: JsonObject, collector: FileCollector): JsonObject {
  const entries = Object.entries(rest).filter(([name, value]) => {
    const isForbidden = ["__proto__", "constructor", "prototype"].includes(name);
    if (value === null) collector.note(name, "it is null, which is the same as not sent");
    if (isForbidden) collector.note(name, "no parameter has this name");
    return value !== null && !isForbidden;
  });
  return Object.fromEntries(entries);
}

function readPredictInput(rest: JsonObject) {
  const text = stringOrEmpty(getObject(rest, "input")["text"]);
  if (text === "") return { reason: "input.text: it is missing." };
  const message: ImportedMessage = { id: "0", parentId: null, role: "user", parts: [{ kind: "text", text }] };
  return { system: "", messages: [message] };
}

function readPredictFields({ input, params, ...others }: JsonObject): JsonObject {
  const metadata: Json | undefined = isJsonObject(input) ? input["metadata"] : undefined;
  return { ...others, ...(isJsonObject(params) ? params : {}), ...(isJsonObject(metadata) ? { metadata } : {}) };
}

function describeService({ url }: CodeRequest, connection: Connection, known: Connection | undefined): ImportRow {
  const { name } = getNamedPreset(connection);
  if (known) return { what: "Service", detail: `${name} (${parseHost(url)})`, isTaken: true };
  if (parseOrigin(url) !== "")
    return {
      what: `Server ${parseHost(url)}`,
      detail: `no connection has this address; ${name} is used`,
      isTaken: false,
    };
  return { what: "Service", detail: `none is named; ${name} is used`, isTaken: true };
}

function describeWire(wire: Wire, connection: Connection): ImportRow {
  const { name } = getNamedPreset(connection);
  const detail = `the code uses ${WIRE_NAMES[wire].name}; the connection to ${name} sends ${WIRE_NAMES[connection.wire].name}`;
  return { what: "API format", detail, isTaken: false };
}

function describeContent(settings: Settings, earlier: readonly ImportedMessage[], draft: Draft): ImportRow[] {
  const rows: ImportRow[] = [];
  const add = (what: string, detail: string) => rows.push({ what, detail, isTaken: true });
  if (settings.system !== "") add("System prompt", `${formatCount(settings.system.length)} characters`);
  if (earlier.length > 0) add("Earlier messages", formatCount(earlier.length));
  if (settings.prefill) add("Beginning of the answer", `${formatCount(settings.prefill.length)} characters`);
  if (draft.text !== "") add("Prompt", `${formatCount(draft.text.length)} characters`);
  const parts = [...earlier.flatMap((message) => message.parts), ...draft.pictures];
  const pictures = parts.filter(({ kind }) => kind === "image").length;
  const documents = parts.filter(({ kind }) => kind === "document").length;
  if (pictures > 0) add("Pictures", formatCount(pictures));
  if (documents > 0) add("Documents", formatCount(documents));
  return rows;
}

function describeFields(fields: JsonObject): ImportRow[] {
  const { tools, ...others } = fields;
  const names = Object.keys(others);
  const rows: ImportRow[] = [];
  if (Array.isArray(tools)) rows.push({ what: "Tools", detail: formatCount(tools.length), isTaken: true });
  if (names.length > 0) rows.push({ what: "Parameters", detail: names.join(", "), isTaken: true });
  return rows;
}

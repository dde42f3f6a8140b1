import type { Json, JsonObject } from "#core/json.ts";
import { getObject, isJsonObject, parseJson, stringOrEmpty } from "#core/json.ts";
import { parseTokenCount } from "#core/outside-number.ts";
import { createEndTracker } from "./end-tracker.ts";
import { createContentBlockDecoder } from "./content-block-decoder.ts";
import { findUnknownEventFields } from "./find-unknown-fields.ts";
import { parseFailureInResponse, parseNamedError, unwrapList } from "./parse-failure.ts";
import { parseBilledUsd, parseUsage } from "./parse-usage.ts";
import type { SaidText } from "./repeated-event.ts";
import { createRepeatedEventReader } from "./repeated-event.ts";
import type { Refusal, StreamEvent, Usage } from "./stream-event.ts";
import type { WireDecoder } from "./wire-codec.ts";

/**
 * Creates a decoder for one response of the messages wire, streamed or whole. Known hazards: pings at any time, errors
 * after status 200, new kinds of events and deltas, a provisional count of output tokens at the start.
 */
export function createMessagesDecoder(): WireDecoder {
  const contentBlocks = createContentBlockDecoder();
  const end = createEndTracker();
  let started = false;
  let hasContent = false;
  const readUsage = createUsageReader();
  const repeated = createRepeatedEventReader(findTextOfDelta);
  /** The delta that the last event was decoded to, where it was nothing else. */
  let lastDelta: Extract<StreamEvent, { type: "part-delta" }> | undefined;

  function start(message: JsonObject): StreamEvent[] {
    if (started) return [];
    started = true;
    const { id, model } = message;
    return [
      {
        type: "started",
        ...(typeof id === "string" ? { responseId: id } : {}),
        ...(typeof model === "string" ? { model } : {}),
      },
    ];
  }

  function decodeMessage(message: JsonObject): StreamEvent[] {
    const content = Array.isArray(message["content"]) ? message["content"].filter(isJsonObject) : [];
    return [
      ...start(message),
      ...content.flatMap((contentBlock, blockIndex) => [
        ...contentBlocks.start(blockIndex, contentBlock),
        ...contentBlocks.stop(blockIndex),
      ]),
    ];
  }

  function decodeEnding(delta: Json | undefined): StreamEvent[] {
    if (!isJsonObject(delta) || typeof delta["stop_reason"] !== "string") return [];
    return end.finish(delta["stop_reason"], parseEnding(delta));
  }

  function decodeByType(type: string, event: JsonObject, raw: string): StreamEvent[] {
    const blockIndex = typeof event["index"] === "number" ? event["index"] : 0;
    hasContent ||= type.startsWith("content_block");
    switch (type) {
      case "ping":
        return [];
      case "message_start": {
        const message = getObject(event, "message");
        const { outputTokens: _provisional, ...usage } = readUsage(message["usage"]) ?? {};
        return [...decodeMessage(message), ...buildUsageEvents(usage, message)];
      }
      case "content_block_start":
        return [...start(event), ...contentBlocks.start(blockIndex, getObject(event, "content_block"))];
      case "content_block_delta":
        return [...start(event), ...contentBlocks.applyDelta(blockIndex, getObject(event, "delta"))];
      case "content_block_stop":
        return contentBlocks.stop(blockIndex);
      case "message_delta":
        return [
          ...start(event),
          ...buildUsageEvents(readUsage(event["usage"]), event),
          ...decodeEnding(event["delta"]),
        ];
      case "message_stop":
        return [...buildUsageEvents(readUsage(event["usage"]), event), ...end.close()];
      case "message":
        return [
          ...decodeMessage(event),
          ...buildUsageEvents(readUsage(event["usage"]), event),
          ...end.finish(stringOrEmpty(event["stop_reason"]), parseEnding(event)),
        ];
      default:
        return [...buildUsageEvents(readUsage(event["usage"]), event), { type: "unknown", raw }];
    }
  }

  function decodeObject(event: JsonObject, name: string, raw: string): StreamEvent[] {
    const type = typeof event["type"] === "string" ? event["type"] : name;
    const failure = parseFailureInResponse(event, hasContent, type === "error" || name === "error");
    if (end.isClosed) {
      const late = type === "ping" ? [] : buildUsageEvents(readUsage(event["usage"]), event);
      return late.length > 0 || type === "ping" || type === "message_stop" ? late : [{ type: "unknown", raw }];
    }
    if (failure) return end.fail({ type: "failed", failure });
    const events = decodeByType(type, event, raw);
    if (events.some((decoded) => decoded.type === "unknown")) return events;
    const fields = findUnknownEventFields(event);
    return fields.length === 0 ? events : [...buildUnknownEvents(fields), ...events];
  }

  return {
    decodeEvent({ name = "", data }) {
      const said = lastDelta && name !== "error" ? repeated.read(data) : undefined;
      if (said && lastDelta) return [{ ...lastDelta, text: said.text }];
      lastDelta = undefined;
      if (data.trim() === "") return [];
      if (data.trim() === "[DONE]") return end.close();
      const event = name === "error" ? parseNamedError(data) : unwrapList(parseJson(data));
      if (!isJsonObject(event)) return [{ type: "unknown", raw: data }];
      const events = decodeObject(event, name, data);
      const [delta, ...others] = events;
      if (delta?.type === "part-delta" && others.length === 0) {
        lastDelta = delta;
        repeated.note(data);
      } else repeated.forget();
      return events;
    },
    decodeResponse: (body) => (isJsonObject(body) ? decodeObject(body, "message", JSON.stringify(body)) : []),
    decodeEnd: () => end.endBody(started),
  };
}

/** The text of an event that adds text to a block and says nothing else; undefined for any other. */
function findTextOfDelta(event: Json | undefined): SaidText | undefined {
  if (!isJsonObject(event) || event["type"] !== "content_block_delta") return undefined;
  const { type: _event, index, delta, ...rest } = event;
  if (!isJsonObject(delta) || typeof index !== "number" || Object.keys(rest).length > 0) return undefined;
  const { type, ...fields } = delta;
  const said = Object.entries(fields);
  const [field = "", text] = said[0] ?? [];
  return said.length === 1 && type === `${field}_delta` && typeof text === "string" ? { field, text } : undefined;
}

/**
 * Creates a reader of the usages of one response. This wire counts cached tokens beside the input tokens, other wires within
 * them; a usage that repeats the input tokens alone leaves the cached ones as they were.
 */
function createUsageReader(): (usage: Json | undefined) => Usage | undefined {
  const cached: Record<string, number> = {};
  return (usage) => {
    const found = parseUsage(usage);
    if (!found || !isJsonObject(usage)) return found;
    for (const name of ["cache_read_input_tokens", "cache_creation_input_tokens"]) {
      const tokens = parseTokenCount(usage[name]);
      if (tokens !== undefined) cached[name] = tokens;
    }
    if (found.inputTokens === undefined) return found;
    return { ...found, inputTokens: Object.values(cached).reduce((sum, tokens) => sum + tokens, found.inputTokens) };
  };
}

function buildUnknownEvents(fields: readonly JsonObject[]): StreamEvent[] {
  return fields.map((field) => ({ type: "unknown", raw: JSON.stringify(field) }));
}

/** The stop sequence that ended a message, and the reason of a refusal. */
function parseEnding(ending: JsonObject): { sequence: string | undefined; refusal: Refusal | undefined } {
  const sequence = stringOrEmpty(ending["stop_sequence"]);
  const { category, explanation } = getObject(ending, "stop_details");
  const refusal = { category: stringOrEmpty(category), explanation: stringOrEmpty(explanation) };
  return {
    sequence: sequence === "" ? undefined : sequence,
    refusal: refusal.category === "" && refusal.explanation === "" ? undefined : refusal,
  };
}

function buildUsageEvents(usage: Usage | undefined, body: JsonObject): StreamEvent[] {
  const billedUsd = parseBilledUsd(body);
  const isEmpty = billedUsd === undefined && (usage === undefined || Object.keys(usage).length === 0);
  return isEmpty ? [] : [{ type: "usage", usage: usage ?? {}, ...(billedUsd === undefined ? {} : { billedUsd }) }];
}

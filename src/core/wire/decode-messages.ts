import type { Json, JsonObject } from "#core/json.ts";
import { getObject, isJsonObject, parseJson } from "#core/json.ts";
import { parseTokenCount } from "#core/outside-number.ts";
import { createEndTracker } from "./end-tracker.ts";
import { createContentBlockDecoder } from "./content-block-decoder.ts";
import { findUnknownEventFields } from "./find-unknown-fields.ts";
import { parseFailureInResponse, parseNamedError, unwrapList } from "./parse-failure.ts";
import { parseBilledUsd, parseUsage } from "./parse-usage.ts";
import type { StreamEvent, Usage } from "./stream-event.ts";
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
    return end.finish(delta["stop_reason"], { sequence: getStopSequence(delta) });
  }

  function decodeByType(type: string, event: JsonObject, raw: string): StreamEvent[] {
    const blockIndex = typeof event["index"] === "number" ? event["index"] : 0;
    hasContent ||= type.startsWith("content_block");
    switch (type) {
      case "ping":
        return [];
      case "message_start": {
        const message = getObject(event, "message");
        const { outputTokens: _provisional, ...usage } = parseMessagesUsage(message["usage"]) ?? {};
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
          ...buildUsageEvents(parseMessagesUsage(event["usage"]), event),
          ...decodeEnding(event["delta"]),
        ];
      case "message_stop":
        return [...buildUsageEvents(parseMessagesUsage(event["usage"]), event), ...end.close()];
      case "message":
        return [
          ...decodeMessage(event),
          ...buildUsageEvents(parseMessagesUsage(event["usage"]), event),
          ...end.finish(typeof event["stop_reason"] === "string" ? event["stop_reason"] : "", {
            sequence: getStopSequence(event),
          }),
        ];
      default:
        return [...buildUsageEvents(parseMessagesUsage(event["usage"]), event), { type: "unknown", raw }];
    }
  }

  function decodeObject(event: JsonObject, name: string, raw: string): StreamEvent[] {
    const type = typeof event["type"] === "string" ? event["type"] : name;
    const failure = parseFailureInResponse(event, hasContent, type === "error" || name === "error");
    if (end.isClosed) {
      const late = type === "ping" ? [] : buildUsageEvents(parseMessagesUsage(event["usage"]), event);
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
      if (data.trim() === "") return [];
      if (data.trim() === "[DONE]") return end.close();
      const event = name === "error" ? parseNamedError(data) : unwrapList(parseJson(data));
      return isJsonObject(event) ? decodeObject(event, name, data) : [{ type: "unknown", raw: data }];
    },
    decodeResponse: (body) => (isJsonObject(body) ? decodeObject(body, "message", JSON.stringify(body)) : []),
    decodeEnd: () => end.endBody(started),
  };
}

/** The usage of a response. This wire counts cached tokens beside the input tokens, other wires within them. */
function parseMessagesUsage(usage: Json | undefined): Usage | undefined {
  const found = parseUsage(usage);
  if (!found || !isJsonObject(usage) || found.inputTokens === undefined) return found;
  const cached = [usage["cache_read_input_tokens"], usage["cache_creation_input_tokens"]].map(parseTokenCount);
  return { ...found, inputTokens: cached.reduce<number>((sum, tokens = 0) => sum + tokens, found.inputTokens) };
}

function buildUnknownEvents(fields: readonly JsonObject[]): StreamEvent[] {
  return fields.map((field) => ({ type: "unknown", raw: JSON.stringify(field) }));
}

function getStopSequence(ending: JsonObject): string | undefined {
  const sequence = ending["stop_sequence"];
  return typeof sequence === "string" && sequence !== "" ? sequence : undefined;
}

function buildUsageEvents(usage: Usage | undefined, body: JsonObject): StreamEvent[] {
  const billedUsd = parseBilledUsd(body);
  const isEmpty = billedUsd === undefined && (usage === undefined || Object.keys(usage).length === 0);
  return isEmpty ? [] : [{ type: "usage", usage: usage ?? {}, ...(billedUsd === undefined ? {} : { billedUsd }) }];
}

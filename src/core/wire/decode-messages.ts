import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, readJson } from "#core/json.ts";
import { createAnswerEnd } from "./answer-end.ts";
import { createMessageBlocks } from "./message-blocks.ts";
import { readFailureInAnswer } from "./read-failure.ts";
import { readBilledUsd, readUsage } from "./read-usage.ts";
import type { StreamEvent, Usage } from "./stream-event.ts";
import type { WireDecoder } from "./wire-codec.ts";

/**
 * A decoder for one answer of the messages wire, streamed or whole. Known hazards: signs of life at any time, errors
 * after a good status, events and deltas that were not there yesterday, a provisional count of tokens at the start.
 */
export function createMessagesDecoder(): WireDecoder {
  const blocks = createMessageBlocks();
  const end = createAnswerEnd();
  let started = false;
  let hasSaid = false;

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

  function readMessage(message: JsonObject): StreamEvent[] {
    const content = Array.isArray(message["content"]) ? message["content"].filter(isJsonObject) : [];
    return [
      ...start(message),
      ...content.flatMap((block, number) => [...blocks.start(number, block), ...blocks.stop(number)]),
    ];
  }

  function readEnding(delta: Json | undefined): StreamEvent[] {
    if (!isJsonObject(delta) || typeof delta["stop_reason"] !== "string") return [];
    return end.finish(delta["stop_reason"], readSequence(delta));
  }

  function readTyped(type: string, event: JsonObject, raw: string): StreamEvent[] {
    const number = typeof event["index"] === "number" ? event["index"] : 0;
    hasSaid ||= type.startsWith("content_block");
    const inner = (name: string): JsonObject => (isJsonObject(event[name]) ? event[name] : {});
    switch (type) {
      case "ping":
        return [];
      case "message_start": {
        const { outputTokens: _provisional, ...usage } = readInput(inner("message")["usage"]) ?? {};
        return [...readMessage(inner("message")), ...charge(usage, inner("message"))];
      }
      case "content_block_start":
        return [...start(event), ...blocks.start(number, inner("content_block"))];
      case "content_block_delta":
        return [...start(event), ...blocks.grow(number, inner("delta"))];
      case "content_block_stop":
        return blocks.stop(number);
      case "message_delta":
        return [...start(event), ...charge(readInput(event["usage"]), event), ...readEnding(event["delta"])];
      case "message_stop":
        return [...charge(readInput(event["usage"]), event), ...end.close()];
      case "message":
        return [
          ...readMessage(event),
          ...charge(readInput(event["usage"]), event),
          ...end.finish(typeof event["stop_reason"] === "string" ? event["stop_reason"] : "", readSequence(event)),
        ];
      default:
        return [...charge(readInput(event["usage"]), event), { type: "unknown", raw }];
    }
  }

  function readObject(event: JsonObject, name: string, raw: string): StreamEvent[] {
    const type = typeof event["type"] === "string" ? event["type"] : name;
    const failure = readFailureInAnswer(event, hasSaid, type === "error");
    if (end.isClosed) {
      const late = type === "ping" ? [] : charge(readInput(event["usage"]), event);
      return late.length > 0 || type === "ping" || type === "message_stop" ? late : [{ type: "unknown", raw }];
    }
    if (failure) return end.fail({ type: "failed", failure });
    return readTyped(type, event, raw);
  }

  return {
    readEvent({ name = "", data }) {
      if (data.trim() === "") return [];
      if (data.trim() === "[DONE]") return end.close();
      const event = readJson(data);
      return isJsonObject(event) ? readObject(event, name, data) : [{ type: "unknown", raw: data }];
    },
    readWhole: (body) => (isJsonObject(body) ? readObject(body, "message", JSON.stringify(body)) : []),
    readEnd: () => end.readBodyEnd(started),
  };
}

/** The tokens of a call. This wire counts what a cache held or took beside the input, where others count it within. */
function readInput(usage: Json | undefined): Usage | undefined {
  const found = readUsage(usage);
  if (!found || !isJsonObject(usage) || found.inputTokens === undefined) return found;
  const cached = [usage["cache_read_input_tokens"], usage["cache_creation_input_tokens"]].filter(
    (tokens) => typeof tokens === "number",
  );
  return { ...found, inputTokens: cached.reduce((sum, tokens) => sum + tokens, found.inputTokens) };
}

function readSequence(ending: JsonObject): string | undefined {
  const sequence = ending["stop_sequence"];
  return typeof sequence === "string" && sequence !== "" ? sequence : undefined;
}

function charge(usage: Usage | undefined, answer: JsonObject): StreamEvent[] {
  const billedUsd = readBilledUsd(answer);
  const isSilent = billedUsd === undefined && (usage === undefined || Object.keys(usage).length === 0);
  return isSilent ? [] : [{ type: "usage", usage: usage ?? {}, ...(billedUsd === undefined ? {} : { billedUsd }) }];
}

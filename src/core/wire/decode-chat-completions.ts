import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, readJson } from "#core/json.ts";
import { readFailureInAnswer } from "./read-failure.ts";
import { readBilledUsd, readUsage } from "./read-usage.ts";
import type { StreamEvent } from "./stream-event.ts";
import type { WireDecoder } from "./wire-codec.ts";

/**
 * A decoder for one chat-completions answer, streamed or whole. Known hazards of AI/ML API for Claude: the finish
 * reason comes twice, usage with the first of them and `null` after it, the last chunk has no `delta`, and nobody
 * promises a `[DONE]`. Elsewhere: `choices` empty, `content` null or a list, reasoning under several names.
 */
export function createChatCompletionsDecoder(): WireDecoder {
  let nextIndex = 0;
  let open: { part: "text" | "thinking"; index: number } | undefined;
  const toolIndexes = new Map<number | string, number>();
  let lastTool: number | string | undefined;
  let started = false;
  let ended = false;

  function grow(part: "text" | "thinking", text: string): StreamEvent[] {
    if (text === "") return [];
    if (open?.part !== part) open = { part, index: nextIndex++ };
    return [{ type: "part-delta", index: open.index, part, text }];
  }

  function readToolCalls(calls: Json | undefined): StreamEvent[] {
    if (!Array.isArray(calls)) return [];
    return calls.filter(isJsonObject).map((call, place) => {
      // Where no index is named, a new id begins a new call.
      const number =
        typeof call["index"] === "number"
          ? call["index"]
          : readText(call["id"]) === ""
            ? (lastTool ?? place)
            : readText(call["id"]);
      lastTool = number;
      const wanted = isJsonObject(call["function"]) ? call["function"] : {};
      const known = toolIndexes.get(number);
      const index = known ?? nextIndex++;
      toolIndexes.set(number, index);
      open = undefined;
      const callId = readText(call["id"]);
      const name = readText(wanted["name"]);
      return {
        type: "part-delta",
        index,
        part: "tool-call",
        text: readText(wanted["arguments"]),
        ...(callId === "" ? {} : { callId }),
        ...(name === "" ? {} : { name }),
      };
    });
  }

  function readChoice(choice: JsonObject): StreamEvent[] {
    const said = isJsonObject(choice["delta"])
      ? choice["delta"]
      : isJsonObject(choice["message"])
        ? choice["message"]
        : {};
    return [
      ...grow("thinking", readReasoning(said)),
      ...grow("text", readContent(said["content"])),
      ...grow("text", readText(said["refusal"])),
      ...readToolCalls(said["tool_calls"]),
    ];
  }

  function readChunk(chunk: JsonObject, raw: string): StreamEvent[] {
    const failure = readFailureInAnswer(chunk, nextIndex > 0);
    if (failure) {
      ended = true;
      return [{ type: "failed", failure }];
    }
    const choices = Array.isArray(chunk["choices"]) ? chunk["choices"].filter(isJsonObject) : [];
    const usage = readUsage(chunk["usage"]);
    const billedUsd = readBilledUsd(chunk);
    const events: StreamEvent[] = [];
    if (!started && (choices.length > 0 || usage !== undefined)) {
      started = true;
      const responseId = readText(chunk["id"]);
      const model = readText(chunk["model"]);
      events.push({
        type: "started",
        ...(responseId === "" ? {} : { responseId }),
        ...(model === "" ? {} : { model }),
      });
    }
    let understood = usage !== undefined || billedUsd !== undefined || Array.isArray(chunk["choices"]);
    const reasons: string[] = [];
    for (const choice of choices) {
      if (typeof choice["index"] === "number" && choice["index"] > 0) {
        understood = false;
        continue;
      }
      events.push(...readChoice(choice));
      const reason = readText(choice["finish_reason"]);
      if (reason !== "") reasons.push(reason);
    }
    if (usage !== undefined || billedUsd !== undefined)
      events.push({
        type: "usage",
        usage: usage ?? {},
        ...(billedUsd === undefined ? {} : { billedUsd }),
      });
    if (!understood) events.push({ type: "unknown", raw });
    const [reason] = reasons;
    if (reason !== undefined && !ended) {
      ended = true;
      events.push({ type: "finished", reason });
    }
    return events;
  }

  return {
    readEvent({ data }) {
      if (data.trim() === "[DONE]") {
        if (ended) return [];
        ended = true;
        return [{ type: "finished", reason: "" }];
      }
      const chunk = readJson(data);
      return isJsonObject(chunk) ? readChunk(chunk, data) : [{ type: "unknown", raw: data }];
    },
    readWhole(body) {
      const events = isJsonObject(body) ? readChunk(body, JSON.stringify(body)) : [];
      if (started && !ended) {
        ended = true;
        events.push({ type: "finished", reason: "" });
      }
      return events;
    },
    readEnd() {
      if (ended) return [];
      ended = true;
      return started
        ? [{ type: "interrupted" }]
        : [{ type: "failed", failure: { kind: "empty-answer" } }];
    },
  };
}

function readText(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

function readContent(content: Json | undefined): string {
  if (!Array.isArray(content)) return readText(content);
  return content
    .filter(isJsonObject)
    .map((part) => readText(part["text"]))
    .join("");
}

/** Thinking has a name of its own at every vendor. Only the first that says something counts: some send it twice. */
function readReasoning(said: JsonObject): string {
  const details = Array.isArray(said["reasoning_details"])
    ? said["reasoning_details"].filter(isJsonObject).map((detail) => readText(detail["text"]))
    : [];
  const names = [said["reasoning_content"], said["reasoning"], said["thinking"]].map(readText);
  return [...names, details.join("")].find((text) => text !== "") ?? "";
}

import type { Json, JsonObject } from "#core/json.ts";
import { assertNever } from "#core/assert-never.ts";
import { isJsonObject, parseJson, toList } from "#core/json.ts";
import { createEndTracker } from "./end-tracker.ts";
import { findUnknownFields } from "./find-unknown-fields.ts";
import { createOtherChoices } from "./other-choices.ts";
import type { DeltaPiece } from "./parse-delta.ts";
import { parseDelta } from "./parse-delta.ts";
import { parseFailureInResponse, parseNamedError } from "./parse-failure.ts";
import { getSourceKey, parseSources } from "./parse-sources.ts";
import { findChunkUsage, parseBilledUsd } from "./parse-usage.ts";
import type { StreamEvent } from "./stream-event.ts";
import type { ContentPiece } from "./thinking-splitter.ts";
import { createThinkingSplitter } from "./thinking-splitter.ts";
import { createToolCallAssembler } from "./tool-call-assembler.ts";
import type { WireDecoder } from "./wire-codec.ts";

/**
 * Creates a decoder for one chat-completions response, streamed or whole. Known hazards of AI/ML API for Claude: the
 * finish reason comes twice, usage comes with the first of them and is `null` after it, the last chunk has no `delta`,
 * and a `[DONE]` is not promised. Elsewhere: `choices` empty, `content` null or a list, reasoning under several names,
 * a finish reason in every chunk.
 */
export function createChatCompletionsDecoder(): WireDecoder {
  let nextIndex = 0;
  let openPart: { part: "text" | "thinking"; index: number } | undefined;
  let lastTextIndex: number | undefined;
  let mainChoiceIndex: number | undefined;
  let started = false;
  const end = createEndTracker();
  const assignIndex = () => nextIndex++;
  const tools = createToolCallAssembler(() => {
    openPart = undefined;
    return assignIndex();
  });
  const content = createThinkingSplitter();
  const sources = new Map<string, { source: Json; isShown: boolean }>();
  const otherChoices = createOtherChoices(assignIndex);

  function grow(part: "text" | "thinking", text: string): StreamEvent {
    if (openPart?.part !== part) openPart = { part, index: assignIndex() };
    if (part === "text") lastTextIndex = openPart.index;
    return { type: "part-delta", index: openPart.index, part, text };
  }

  function decodeContent(piece: ContentPiece): StreamEvent[] {
    if (piece.kind !== "was-thinking") return [grow(piece.kind, piece.text)];
    if (openPart?.part !== "text") return [];
    const { index } = openPart;
    openPart = { part: "thinking", index };
    lastTextIndex = undefined;
    for (const each of sources.values()) each.isShown = false;
    return [{ type: "was-thinking", index }];
  }

  const flushContent = (): StreamEvent[] => content.flush().flatMap(decodeContent);

  function decodePiece(piece: DeltaPiece): StreamEvent[] {
    switch (piece.kind) {
      case "unknown":
        return [buildUnknownEvent(piece.raw)];
      case "text":
        return content.split(piece.text).flatMap(decodeContent);
      case "thinking":
        content.noteThinking();
        return [grow("thinking", piece.text)];
      default:
        return assertNever(piece);
    }
  }

  function decodeOutput(output: JsonObject): StreamEvent[] {
    const events = parseDelta(output).flatMap(decodePiece);
    if (hasToolCalls(output)) events.push(...flushContent(), ...tools.decode(output));
    const annotations = Array.isArray(output["annotations"]) ? output["annotations"] : [];
    for (const citation of annotations)
      events.push(
        lastTextIndex === undefined
          ? buildUnknownEvent(citation)
          : { type: "citation", index: lastTextIndex, citation },
      );
    return events;
  }

  /** The sources of a chunk, each once; they wait for the text that cites them. */
  function decodeSources(chunk: JsonObject): StreamEvent[] {
    for (const source of parseSources(chunk)) {
      const key = getSourceKey(source);
      if (!sources.has(key)) sources.set(key, { source, isShown: false });
    }
    const index = lastTextIndex;
    if (sources.size === 0 || index === undefined) return [];
    const waiting = [...sources.values()].filter(({ isShown }) => !isShown);
    return waiting.map((each) => {
      each.isShown = true;
      return { type: "citation", index, citation: each.source };
    });
  }

  function decodeChoice(choice: JsonObject): StreamEvent[] {
    const choiceIndex = typeof choice["index"] === "number" ? choice["index"] : (mainChoiceIndex ?? 0);
    mainChoiceIndex ??= choiceIndex;
    const output = getOutput(choice);
    if (choiceIndex !== mainChoiceIndex) return otherChoices.decode(choiceIndex, output, choice["finish_reason"]);
    const events = decodeOutput(output);
    const failure = parseFailureInResponse({ error: choice["error"] ?? null }, nextIndex > 0);
    if (failure) return [...events, { type: "failed", failure }];
    const reason = choice["finish_reason"];
    return typeof reason === "string" && reason !== "" ? [...events, { type: "finished", reason }] : events;
  }

  function decodeChunk(chunk: JsonObject, raw: string, isKnownError = false): StreamEvent[] {
    const choices = Array.isArray(chunk["choices"]) ? chunk["choices"].filter(isJsonObject) : undefined;
    const usage = findChunkUsage(chunk, choices ?? []);
    const billedUsd = parseBilledUsd(chunk);
    const failure = parseFailureInResponse(chunk, nextIndex > 0, isKnownError);
    const usageEvents: StreamEvent[] =
      usage === undefined && billedUsd === undefined
        ? []
        : [{ type: "usage", usage: usage ?? {}, ...(billedUsd === undefined ? {} : { billedUsd }) }];
    if (end.isClosed) return [...usageEvents, ...(usageEvents.length === 0 ? [{ type: "unknown", raw } as const] : [])];
    const output = (choices ?? []).flatMap(decodeChoice);
    const cited = decodeSources(chunk);
    if (choices === undefined && usageEvents.length === 0 && cited.length === 0 && !failure)
      return [{ type: "unknown", raw }];
    // The content of a chunk precedes its finish reason, and so do its usage and its price.
    return [
      ...(output.length > 0 || choices?.length || usage ? start(chunk) : []),
      ...output.filter(({ type }) => type !== "finished" && type !== "failed"),
      ...cited,
      ...(failure ? [] : findUnknownFields(chunk, choices ?? []).map(buildUnknownEvent)),
      ...usageEvents,
      ...(failure || output.some(({ type }) => type === "failed") ? flushContent() : []),
      ...(failure ? end.fail({ type: "failed", failure }) : []),
      ...output.flatMap((event) =>
        event.type === "finished" ? end.finish(event.reason) : event.type === "failed" ? end.fail(event) : [],
      ),
    ];
  }

  function start(chunk: JsonObject): StreamEvent[] {
    if (started) return [];
    started = true;
    const { id, model } = chunk;
    return [
      {
        type: "started",
        ...(typeof id === "string" && id !== "" ? { responseId: id } : {}),
        ...(typeof model === "string" && model !== "" ? { model } : {}),
      },
    ];
  }

  return {
    decodeEvent({ name, data }) {
      if (data.trim() === "") return [];
      if (/^\[done\]$/i.test(data.trim())) return [...flushContent(), ...end.close()];
      const chunk = name === "error" ? parseNamedError(data) : parseJson(data);
      return isJsonObject(chunk) ? decodeChunk(chunk, data, name === "error") : [{ type: "unknown", raw: data }];
    },
    decodeResponse(body) {
      const events = isJsonObject(body) ? decodeChunk(body, JSON.stringify(body)) : [];
      return started ? [...events, ...flushContent(), ...end.finish("")] : events;
    },
    decodeBreak: flushContent,
    decodeEnd: () => [...flushContent(), ...end.endBody(started)],
  };
}

/** The output of a choice: a delta of a stream, a whole message, or the text of a legacy completion. */
function getOutput(choice: JsonObject): JsonObject {
  const { delta, message, text } = choice;
  if (isJsonObject(delta)) return delta;
  if (isJsonObject(message)) return message;
  return typeof text === "string" ? { content: text } : {};
}

function hasToolCalls({ tool_calls: calls, function_call: legacyCall }: JsonObject): boolean {
  return toList(calls).length > 0 || isJsonObject(legacyCall);
}

function buildUnknownEvent(raw: Json): StreamEvent {
  return { type: "unknown", raw: JSON.stringify(raw) };
}

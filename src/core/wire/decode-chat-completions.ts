import type { Json, JsonObject } from "#core/json.ts";
import { assertNever } from "#core/assert-never.ts";
import { isJsonObject, parseJson, stringOrEmpty, toList } from "#core/json.ts";
import { createEndTracker } from "./end-tracker.ts";
import { findUnknownFields } from "./find-unknown-fields.ts";
import { mergeOwnFields } from "./merge-own-fields.ts";
import { createOtherChoices } from "./other-choices.ts";
import type { DeltaPiece } from "./parse-delta.ts";
import { parseDelta } from "./parse-delta.ts";
import { parseFailureInResponse, parseNamedError, unwrapList } from "./parse-failure.ts";
import { getSourceKey, parseSources } from "./parse-sources.ts";
import { createPictureCollector } from "./picture-collector.ts";
import { findTextOfChunk } from "./find-text-of-chunk.ts";
import { findChunkUsage, parseBilledUsd } from "./parse-usage.ts";
import type { SaidText } from "./repeated-event.ts";
import { createRepeatedEventReader } from "./repeated-event.ts";
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
  let lastThinkingIndex: number | undefined;
  let ownFields: JsonObject | undefined;
  let hasUnsentOwnFields = false;
  let mainChoiceIndex: number | undefined;
  let started = false;
  const end = createEndTracker();
  const assignIndex = () => nextIndex++;
  const tools = createToolCallAssembler(() => {
    openPart = undefined;
    return assignIndex();
  });
  const pictures = createPictureCollector(() => {
    openPart = undefined;
    return assignIndex();
  });
  const content = createThinkingSplitter();
  const sources = new Map<string, { source: Json; isShown: boolean }>();
  const otherChoices = createOtherChoices(assignIndex);
  const repeated = createRepeatedEventReader((chunk) => findTextOfChunk(chunk, mainChoiceIndex));

  function addGrowth(events: StreamEvent[], part: "text" | "thinking", text: string): void {
    if (openPart?.part !== part) openPart = { part, index: assignIndex() };
    if (part === "text") lastTextIndex = openPart.index;
    else lastThinkingIndex = openPart.index;
    events.push({ type: "part-delta", index: openPart.index, part, text });
  }

  function addThinking(events: StreamEvent[], text: string, field: string | undefined): void {
    const isNew = openPart?.part !== "thinking";
    addGrowth(events, "thinking", text);
    const event = events.at(-1);
    if (isNew && field !== undefined && event?.type === "part-delta") event.field = field;
  }

  /** Keeps the model's own fields for the end. A model that hides its thinking gets a part for them at once. */
  function addOwnFields(events: StreamEvent[], piece: JsonObject): void {
    ownFields = mergeOwnFields(ownFields ?? {}, piece);
    hasUnsentOwnFields = true;
    if (lastThinkingIndex !== undefined) return;
    lastThinkingIndex = assignIndex();
    openPart ??= { part: "thinking", index: lastThinkingIndex };
    events.push(...sendOwnFields());
  }

  function sendOwnFields(): StreamEvent[] {
    if (!hasUnsentOwnFields || ownFields === undefined || lastThinkingIndex === undefined) return [];
    hasUnsentOwnFields = false;
    return [{ type: "own-fields", index: lastThinkingIndex, ownFields }];
  }

  function addContent(events: StreamEvent[], pieces: readonly ContentPiece[]): void {
    for (const piece of pieces) {
      if (piece.kind !== "was-thinking") addGrowth(events, piece.kind, piece.text);
      else if (openPart?.part === "text") {
        const { index } = openPart;
        openPart = { part: "thinking", index };
        lastTextIndex = undefined;
        for (const each of sources.values()) each.isShown = false;
        events.push({ type: "was-thinking", index });
      }
    }
  }

  function flushContent(): StreamEvent[] {
    const events: StreamEvent[] = [];
    addContent(events, content.flush());
    events.push(...sendOwnFields());
    return events;
  }

  function flushAll(): StreamEvent[] {
    return [...flushContent(), ...pictures.release()];
  }

  function addPiece(events: StreamEvent[], piece: DeltaPiece): void {
    switch (piece.kind) {
      case "unknown":
        events.push(buildUnknownEvent(piece.raw));
        break;
      case "picture":
        events.push(...flushContent(), ...pictures.add(piece.address));
        break;
      case "text":
        events.push(...pictures.release());
        addContent(events, content.split(piece.text));
        break;
      case "thinking":
        content.noteThinking();
        addThinking(events, piece.text, piece.field);
        break;
      case "own-fields":
        addOwnFields(events, piece.ownFields);
        break;
      case "sources":
        noteSources(piece.fields);
        break;
      default:
        assertNever(piece);
    }
  }

  function addOutput(events: StreamEvent[], output: JsonObject): void {
    for (const piece of parseDelta(output)) addPiece(events, piece);
    if (hasToolCalls(output)) events.push(...flushAll(), ...tools.decode(output));
    for (const citation of toList(output["annotations"]))
      events.push(
        lastTextIndex === undefined
          ? buildUnknownEvent(citation)
          : { type: "citation", index: lastTextIndex, citation },
      );
  }

  /** Notes the sources of a chunk, a choice or its output, each once; they wait for the text that cites them. */
  function noteSources(object: JsonObject): void {
    for (const source of parseSources(object)) {
      const key = getSourceKey(source);
      if (!sources.has(key)) sources.set(key, { source, isShown: false });
    }
  }

  function addSources(events: StreamEvent[]): void {
    if (lastTextIndex === undefined) return;
    for (const each of sources.values()) {
      if (each.isShown) continue;
      each.isShown = true;
      events.push({ type: "citation", index: lastTextIndex, citation: each.source });
    }
  }

  /** Adds the content of a choice; returns its finish reason or its failure. */
  function addChoice(events: StreamEvent[], choice: JsonObject): End | undefined {
    const choiceIndex = typeof choice["index"] === "number" ? choice["index"] : (mainChoiceIndex ?? 0);
    mainChoiceIndex ??= choiceIndex;
    const output = getOutput(choice);
    const native = stringOrEmpty(choice["native_finish_reason"]);
    const reason = stringOrEmpty(choice["finish_reason"]) || native;
    if (choiceIndex !== mainChoiceIndex) {
      events.push(...otherChoices.decode(choiceIndex, output, reason === "" ? undefined : reason));
      return undefined;
    }
    addOutput(events, output);
    noteSources(choice);
    const failure = parseFailureInResponse({ error: choice["error"] ?? null }, nextIndex > 0);
    if (failure) return { type: "failed", failure };
    return reason === "" ? undefined : { type: "finished", reason, native };
  }

  function decodeChunk(chunk: JsonObject, raw: string, isKnownError = false): StreamEvent[] {
    const listed = chunk["choices"];
    const choices = toList(listed).filter(isJsonObject);
    const usage = findChunkUsage(chunk, choices);
    const billedUsd = parseBilledUsd(chunk);
    const failure = parseFailureInResponse(chunk, nextIndex > 0, isKnownError);
    const usageEvent: StreamEvent | undefined =
      usage === undefined && billedUsd === undefined
        ? undefined
        : { type: "usage", usage: usage ?? {}, ...(billedUsd === undefined ? {} : { billedUsd }) };
    if (end.isClosed) return [usageEvent ?? { type: "unknown", raw }];
    const events: StreamEvent[] = [];
    const ends: End[] = failure ? [{ type: "failed", failure }] : [];
    for (const choice of choices) {
      const found = addChoice(events, choice);
      if (found) ends.push(found);
    }
    noteSources(chunk);
    addSources(events);
    if (!Array.isArray(listed) && usageEvent === undefined && events.length === 0 && !failure)
      return [{ type: "unknown", raw }];
    if (!started && (choices.length > 0 || usage)) events.unshift(start(chunk));
    // The content of a chunk precedes its finish reason, and so do its usage and its price.
    if (!failure) for (const field of findUnknownFields(chunk, choices)) events.push(buildUnknownEvent(field));
    if (usageEvent) events.push(usageEvent);
    if (ends.some(({ type }) => type === "failed")) events.push(...flushAll());
    else if (ends.length > 0) events.push(...sendOwnFields());
    if (ends.length > 0) events.push(...pictures.release());
    for (const each of ends) events.push(...(each.type === "failed" ? end.fail(each) : end.finish(each.reason, each)));
    return events;
  }

  function start(chunk: JsonObject): StreamEvent {
    started = true;
    const { id, model } = chunk;
    return {
      type: "started",
      ...(typeof id === "string" && id !== "" ? { responseId: id } : {}),
      ...(typeof model === "string" && model !== "" ? { model } : {}),
    };
  }

  /** The events of a chunk that says a text and nothing else. */
  function decodeText({ field, text }: SaidText): StreamEvent[] {
    const events: StreamEvent[] = [];
    addPiece(events, field === "content" ? { kind: "text", text } : { kind: "thinking", text, field });
    addSources(events);
    return events;
  }

  function decodeInFull(name: string | undefined, data: string): StreamEvent[] {
    // Nearly every event is an object.
    if (!data.startsWith("{")) {
      if (data.trim() === "") return [];
      if (/^\[done\]$/i.test(data.trim())) return [...flushAll(), ...end.close()];
    }
    const chunk = name === "error" ? parseNamedError(data) : unwrapList(parseJson(data));
    return isJsonObject(chunk) ? decodeChunk(chunk, data, name === "error") : [{ type: "unknown", raw: data }];
  }

  return {
    decodeEvent({ name, data }) {
      const said = name === "error" ? undefined : repeated.read(data);
      if (said) return decodeText(said);
      const events = decodeInFull(name, data);
      if (started && !end.isClosed && name !== "error") repeated.note(data);
      else repeated.forget();
      return events;
    },
    decodeResponse(body) {
      const events = isJsonObject(body) ? decodeChunk(body, JSON.stringify(body)) : [];
      return started ? [...events, ...flushAll(), ...end.finish("")] : events;
    },
    decodeBreak: flushAll,
    decodeEnd: () => [...flushAll(), ...end.endBody(started)],
  };
}

type End = Extract<StreamEvent, { type: "failed" }> | { type: "finished"; reason: string; native: string };

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

import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, readJson } from "#core/json.ts";
import { createAnswerEnd } from "./answer-end.ts";
import { createOtherChoices } from "./other-choices.ts";
import { readDelta } from "./read-delta.ts";
import { readFailureInAnswer } from "./read-failure.ts";
import { readBilledUsd, readUsage } from "./read-usage.ts";
import type { StreamEvent } from "./stream-event.ts";
import { createToolCallPieces } from "./tool-call-pieces.ts";
import type { WireDecoder } from "./wire-codec.ts";

/**
 * A decoder for one chat-completions answer, streamed or whole. Known hazards of AI/ML API for Claude: the finish
 * reason comes twice, usage with the first of them and `null` after it, the last chunk has no `delta`, and nobody
 * promises a `[DONE]`. Elsewhere: `choices` empty, `content` null or a list, reasoning under several names, a finish
 * reason in every chunk.
 */
export function createChatCompletionsDecoder(): WireDecoder {
  let nextIndex = 0;
  let open: { part: "text" | "thinking"; index: number } | undefined;
  let lastText: number | undefined;
  let mainChoice: number | undefined;
  let started = false;
  const end = createAnswerEnd();
  const takePlace = () => nextIndex++;
  const tools = createToolCallPieces(() => {
    open = undefined;
    return takePlace();
  });
  const others = createOtherChoices(takePlace);

  function grow(part: "text" | "thinking", text: string): StreamEvent {
    if (open?.part !== part) open = { part, index: takePlace() };
    if (part === "text") lastText = open.index;
    return { type: "part-delta", index: open.index, part, text };
  }

  function readSaid(said: JsonObject): StreamEvent[] {
    const events = readDelta(said).map((piece) =>
      piece.kind === "unknown" ? unknown(piece.raw) : grow(piece.kind, piece.text),
    );
    events.push(...tools.read(said));
    const notes = Array.isArray(said["annotations"]) ? said["annotations"] : [];
    for (const citation of notes)
      events.push(lastText === undefined ? unknown(citation) : { type: "citation", index: lastText, citation });
    return events;
  }

  function readChoice(choice: JsonObject): StreamEvent[] {
    const number = typeof choice["index"] === "number" ? choice["index"] : (mainChoice ?? 0);
    mainChoice ??= number;
    const said = saidIn(choice);
    if (number !== mainChoice) return others.read(number, said, choice["finish_reason"]);
    const events = readSaid(said);
    const failure = readFailureInAnswer({ error: choice["error"] ?? null }, nextIndex > 0);
    if (failure) return [...events, { type: "failed", failure }];
    const reason = choice["finish_reason"];
    return typeof reason === "string" && reason !== "" ? [...events, { type: "finished", reason }] : events;
  }

  function readChunk(chunk: JsonObject, raw: string): StreamEvent[] {
    const choices = Array.isArray(chunk["choices"]) ? chunk["choices"].filter(isJsonObject) : undefined;
    const usage = readUsage(chunk["usage"]);
    const billedUsd = readBilledUsd(chunk);
    const failure = readFailureInAnswer(chunk, nextIndex > 0);
    const charge: StreamEvent[] =
      usage === undefined && billedUsd === undefined
        ? []
        : [{ type: "usage", usage: usage ?? {}, ...(billedUsd === undefined ? {} : { billedUsd }) }];
    if (end.isClosed) return [...charge, ...(charge.length === 0 ? [{ type: "unknown", raw } as const] : [])];
    const said = (choices ?? []).flatMap(readChoice);
    if (choices === undefined && charge.length === 0 && !failure) return [{ type: "unknown", raw }];
    // What a chunk says stands before its end, and so does what it costs.
    return [
      ...(said.length > 0 || choices?.length || usage ? start(chunk) : []),
      ...said.filter(({ type }) => type !== "finished" && type !== "failed"),
      ...charge,
      ...(failure ? end.fail({ type: "failed", failure }) : []),
      ...said.flatMap((event) =>
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
    readEvent({ data }) {
      if (data.trim() === "") return [];
      if (/^\[done\]$/i.test(data.trim())) return end.close();
      const chunk = readJson(data);
      return isJsonObject(chunk) ? readChunk(chunk, data) : [{ type: "unknown", raw: data }];
    },
    readWhole(body) {
      const events = isJsonObject(body) ? readChunk(body, JSON.stringify(body)) : [];
      return started ? [...events, ...end.finish("")] : events;
    },
    readEnd: () => end.readBodyEnd(started),
  };
}

/** What a choice says: a delta of a stream, a whole message, or the text of a legacy completion. */
function saidIn(choice: JsonObject): JsonObject {
  const { delta, message, text } = choice;
  if (isJsonObject(delta)) return delta;
  if (isJsonObject(message)) return message;
  return typeof text === "string" ? { content: text } : {};
}

function unknown(raw: Json): StreamEvent {
  return { type: "unknown", raw: JSON.stringify(raw) };
}

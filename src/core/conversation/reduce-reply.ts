import { assertNever } from "#core/assert-never.ts";
import type { Part, ThinkingPart } from "#core/content/part.ts";
import type { Json, JsonObject } from "#core/json.ts";
import type { StreamEvent, Usage } from "#core/wire/stream-event.ts";
import { getAnswerStart } from "./answer-start.ts";
import type { Reply, ReplyStatus } from "./conversation.ts";
import { isSettled } from "./is-settled.ts";

/**
 * The reply after some events that arrived at `atMs`: the only place where a running reply changes. A settled reply
 * accepts only late usage, which AI/ML API may send after the finish reason; a reply that the model itself finished
 * also accepts late content, since some services send a finish reason in every chunk, and the end of such content where
 * it grows too long.
 */
export function reduceReply(reply: Reply, events: readonly StreamEvent[], atMs: number): Reply {
  let next = reply;
  for (const event of events) {
    if (event.type === "usage") next = withUsage(next, event.usage, event.billedUsd);
    else if (!isSettled(next.status)) next = reduceRunning(next, event, atMs);
    else if (next.status === "done" && CONTENT_EVENTS.has(event.type))
      next = { ...reduceRunning(next, event, atMs), status: "done", endedAtMs: atMs };
    else if (next.status === "done" && event.type === "failed" && event.failure.kind === "answer-too-long")
      next = reduceRunning(next, event, atMs);
  }
  return next;
}

type TextPart = Extract<Part, { kind: "text" }>;

const CONTENT_EVENTS = new Set<StreamEvent["type"]>([
  "part-delta",
  "part",
  "was-thinking",
  "signature",
  "own-fields",
  "citation",
]);

function reduceRunning(reply: Reply, event: StreamEvent, atMs: number): Reply {
  switch (event.type) {
    case "phase":
      return {
        ...reply,
        status: "streaming",
        phase: event.phase,
        // Each attempt restarts the time, since the time before it was no waiting for the model.
        startedAtMs: event.phase === "connecting" ? atMs : (reply.startedAtMs ?? atMs),
      };
    case "started":
      return reply;
    case "part-delta":
      return withParts(reply, appendToPart(reply, event), atMs);
    case "part":
      return withParts(reply, replaceAt(reply.parts, event.index, event.part), atMs);
    case "was-thinking":
      return { ...reply, parts: turnIntoThinking(reply, event.index) };
    case "signature":
      return { ...reply, parts: setSignature(reply.parts, event.index, event.signature) };
    case "own-fields":
      return withParts(reply, setOwnFields(reply, event.index, event.ownFields), atMs);
    case "citation":
      return { ...reply, parts: addCitation(reply, event.index, event.citation) };
    case "finished":
      return settle(withFinishReason(reply, event), "done", atMs);
    case "failed":
      return settle({ ...reply, failure: event.failure }, "failed", atMs);
    case "stopped":
      return settle(reply, "stopped", atMs);
    case "interrupted":
      return settle(reply, "interrupted", atMs);
    case "picture":
    case "usage":
    case "unknown":
      return reply;
    default:
      return assertNever(event);
  }
}

function withFinishReason(
  reply: Reply,
  { reason, sequence, refusal }: Extract<StreamEvent, { type: "finished" }>,
): Reply {
  return {
    ...reply,
    ...(reason === "" ? {} : { finishReason: reason }),
    ...(sequence === undefined ? {} : { stopSequence: sequence }),
    ...(refusal === undefined ? {} : { refusal }),
  };
}

function settle(reply: Reply, status: ReplyStatus, atMs: number): Reply {
  const { phase: _over, ...rest } = reply;
  return { ...rest, status, endedAtMs: atMs };
}

function withParts(reply: Reply, parts: Part[], atMs: number): Reply {
  const { phase: _over, ...rest } = reply;
  return {
    ...rest,
    status: "streaming",
    parts,
    startedAtMs: reply.startedAtMs ?? atMs,
    firstTokenAtMs: reply.firstTokenAtMs ?? atMs,
  };
}

function withUsage(reply: Reply, usage: Usage, billedUsd: number | undefined): Reply {
  return {
    ...reply,
    usage: { ...reply.usage, ...usage },
    ...(billedUsd === undefined ? {} : { billedUsd }),
  };
}

function appendToPart(reply: Reply, delta: Extract<StreamEvent, { type: "part-delta" }>): Part[] {
  const before = reply.parts[delta.index];
  switch (delta.part) {
    case "text": {
      const textPart = before?.kind === "text" ? before : beginText(reply);
      return replaceAt(reply.parts, delta.index, { ...textPart, text: textPart.text + delta.text });
    }
    case "thinking": {
      const thinkingPart: ThinkingPart =
        before?.kind === "thinking" ? before : { kind: "thinking", text: "", wire: reply.sentWith.wire };
      const field = thinkingPart.field ?? delta.field;
      return replaceAt(reply.parts, delta.index, {
        ...thinkingPart,
        text: thinkingPart.text + delta.text,
        ...(field === undefined ? {} : { field }),
      });
    }
    case "tool-call": {
      const toolCallPart =
        before?.kind === "tool-call" ? before : { kind: "tool-call" as const, callId: "", name: "", argumentsText: "" };
      return replaceAt(reply.parts, delta.index, {
        ...toolCallPart,
        callId: delta.callId ?? toolCallPart.callId,
        name: delta.name ?? toolCallPart.name,
        argumentsText: toolCallPart.argumentsText + delta.text,
        ...(delta.ownFields === undefined ? {} : { ownFields: delta.ownFields }),
      });
    }
    default:
      return assertNever(delta.part);
  }
}

/** An empty text; the first of a reply begins with what its request asked the model to continue. */
function beginText(reply: Reply): TextPart {
  const isFirst = !reply.parts.some(({ kind }) => kind === "text");
  return { kind: "text", text: isFirst ? getAnswerStart(reply) : "" };
}

/** A copy with one part replaced; a part that arrives out of order is appended instead of leaving a hole. */
function replaceAt(parts: Part[], index: number, part: Part): Part[] {
  const position = Math.min(index, parts.length);
  return [...parts.slice(0, position), part, ...parts.slice(position + 1)];
}

function turnIntoThinking({ parts, sentWith: { wire } }: Reply, index: number): Part[] {
  const part = parts[index];
  return part?.kind === "text" ? replaceAt(parts, index, { kind: "thinking", text: part.text.trimEnd(), wire }) : parts;
}

function setSignature(parts: Part[], index: number, signature: string): Part[] {
  const part = parts[index];
  return part?.kind === "thinking" ? replaceAt(parts, index, { ...part, signature }) : parts;
}

/** The parts with the own fields of a model at a thinking part, which begins with them where the model hides its text. */
function setOwnFields({ parts, sentWith: { wire } }: Reply, index: number, ownFields: JsonObject): Part[] {
  const part: Part = parts[index] ?? { kind: "thinking", text: "", wire };
  return part.kind === "thinking" ? replaceAt(parts, index, { ...part, ownFields }) : parts;
}

function addCitation(reply: Reply, index: number, citation: Json): Part[] {
  const { parts, sentWith } = reply;
  const part = parts[index] ?? beginText(reply);
  if (part.kind !== "text") return parts;
  const items = [...(part.citations?.items ?? []), citation];
  return replaceAt(parts, index, { ...part, citations: { wire: sentWith.wire, items } });
}

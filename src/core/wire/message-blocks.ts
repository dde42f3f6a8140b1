import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, readJson, textOf } from "#core/json.ts";
import type { StreamEvent } from "./stream-event.ts";

/** The content blocks of a message while they arrive, each under the number its service gives it. */
export type MessageBlocks = {
  start(number: number, block: JsonObject): StreamEvent[];
  grow(number: number, delta: JsonObject): StreamEvent[];
  stop(number: number): StreamEvent[];
};

type OpenBlock = { raw: JsonObject; kind: string; place?: number; signature: string; input: string };

/** A message without blocks. Parts take their places in the order in which they first say something. */
export function createMessageBlocks(): MessageBlocks {
  const blocks = new Map<number, OpenBlock>();
  let nextPlace = 0;

  const placeOf = (block: OpenBlock): number => (block.place ??= nextPlace++);
  const say = (block: OpenBlock, part: "text" | "thinking" | "tool-call", text: string): StreamEvent[] =>
    text === "" ? [] : [{ type: "part-delta", index: placeOf(block), part, text }];
  const sign = (block: OpenBlock, signature: string): StreamEvent[] => {
    // The whole signature comes at once; where it comes in pieces, or twice, it is still one.
    if (signature === "" || signature === block.signature) return [];
    block.signature += signature;
    return [{ type: "signature", index: placeOf(block), signature: block.signature }];
  };
  const cite = (block: OpenBlock, citation: Json): StreamEvent => ({
    type: "citation",
    index: placeOf(block),
    citation,
  });
  const keep = (block: OpenBlock, raw: JsonObject): StreamEvent => ({
    type: "part",
    index: placeOf(block),
    part: { kind: "unknown", wire: "messages", raw },
  });

  function open(number: number, raw: JsonObject): OpenBlock {
    const block = { raw, kind: textOf(raw["type"]), signature: "", input: "" };
    blocks.set(number, block);
    return block;
  }

  /** A delta whose block was never started says itself what it belongs to. */
  function openFor(number: number, deltaType: string): OpenBlock {
    const kind = KIND_OF_DELTA[deltaType] ?? "";
    return open(number, kind === "tool_use" ? { type: kind, id: "", name: "" } : { type: kind });
  }

  return {
    start(number, raw) {
      const block = open(number, raw);
      switch (block.kind) {
        case "text":
          return [
            ...say(block, "text", textOf(raw["text"])),
            ...listOf(raw["citations"]).map((each) => cite(block, each)),
          ];
        case "thinking": {
          // Even without a word it has a signature, and goes back with it.
          const begun: StreamEvent = {
            type: "part-delta",
            index: placeOf(block),
            part: "thinking",
            text: textOf(raw["thinking"]),
          };
          return [begun, ...sign(block, textOf(raw["signature"]))];
        }
        case "redacted_thinking":
          return [
            { type: "part", index: placeOf(block), part: { kind: "redacted-thinking", data: textOf(raw["data"]) } },
          ];
        case "tool_use":
          return [
            {
              type: "part-delta",
              index: placeOf(block),
              part: "tool-call",
              text: "",
              callId: textOf(raw["id"]),
              name: textOf(raw["name"]),
            },
          ];
        default:
          return [keep(block, raw)];
      }
    },
    grow(number, delta) {
      const type = textOf(delta["type"]);
      const block = blocks.get(number) ?? openFor(number, type);
      switch (type) {
        case "text_delta":
          return say(block, "text", textOf(delta["text"]));
        case "thinking_delta":
          return say(block, "thinking", textOf(delta["thinking"]));
        case "signature_delta":
          return sign(block, textOf(delta["signature"]));
        case "citations_delta":
          return [cite(block, delta["citation"] ?? null)];
        case "input_json_delta": {
          const piece = textOf(delta["partial_json"]);
          block.input += piece;
          return block.kind === "tool_use" ? say(block, "tool-call", piece) : [];
        }
        default:
          return [{ type: "unknown", raw: JSON.stringify(delta) }];
      }
    },
    stop(number) {
      const block = blocks.get(number);
      if (!block) return [];
      blocks.delete(number);
      if (block.kind === "tool_use") {
        // Arguments may also come whole, with the start.
        const given = block.raw["input"];
        return block.input === "" && isFilled(given) ? say(block, "tool-call", JSON.stringify(given)) : [];
      }
      const isOther = !(block.kind in PART_KINDS);
      return isOther && block.input !== ""
        ? [keep(block, { ...block.raw, input: readJson(block.input) ?? block.input })]
        : [];
    },
  };
}

const PART_KINDS = { text: true, thinking: true, redacted_thinking: true, tool_use: true };

const KIND_OF_DELTA: Record<string, string> = {
  text_delta: "text",
  citations_delta: "text",
  thinking_delta: "thinking",
  signature_delta: "thinking",
  input_json_delta: "tool_use",
};

function isFilled(input: Json | undefined): boolean {
  return isJsonObject(input) ? Object.keys(input).length > 0 : input !== undefined && input !== null;
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

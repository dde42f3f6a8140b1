import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, parseJson, stringOrEmpty, toList } from "#core/json.ts";
import { parsePicture } from "./parse-pictures.ts";
import type { StreamEvent } from "./stream-event.ts";

/** Assembles the content blocks of a streamed message, each under the number that its service gives it. */
export type ContentBlockDecoder = {
  start(blockIndex: number, contentBlock: JsonObject): StreamEvent[];
  applyDelta(blockIndex: number, delta: JsonObject): StreamEvent[];
  stop(blockIndex: number): StreamEvent[];
};

type OpenContentBlock = { raw: JsonObject; kind: string; index?: number; signature: string; input: string };

/** Creates a decoder without blocks. Parts are numbered in the order in which their first content arrives. */
export function createContentBlockDecoder(): ContentBlockDecoder {
  const contentBlocks = new Map<number, OpenContentBlock>();
  let nextIndex = 0;

  const getIndex = (contentBlock: OpenContentBlock): number => (contentBlock.index ??= nextIndex++);
  const buildDelta = (
    contentBlock: OpenContentBlock,
    part: "text" | "thinking" | "tool-call",
    text: string,
  ): StreamEvent[] => (text === "" ? [] : [{ type: "part-delta", index: getIndex(contentBlock), part, text }]);
  const buildSignature = (contentBlock: OpenContentBlock, signature: string): StreamEvent[] => {
    // A signature normally comes whole; pieces are joined, and a repeated signature counts once.
    if (signature === "" || signature === contentBlock.signature) return [];
    contentBlock.signature += signature;
    return [{ type: "signature", index: getIndex(contentBlock), signature: contentBlock.signature }];
  };
  const buildCitation = (contentBlock: OpenContentBlock, citation: Json): StreamEvent => ({
    type: "citation",
    index: getIndex(contentBlock),
    citation,
  });
  const buildUnknownPart = (contentBlock: OpenContentBlock, raw: JsonObject): StreamEvent => ({
    type: "part",
    index: getIndex(contentBlock),
    part: { kind: "unknown", wire: "messages", raw },
  });

  function openBlock(blockIndex: number, raw: JsonObject): OpenContentBlock {
    const contentBlock = { raw, kind: stringOrEmpty(raw["type"]), signature: "", input: "" };
    contentBlocks.set(blockIndex, contentBlock);
    return contentBlock;
  }

  /** Opens a block for a delta whose block was never started; the type of the delta tells the kind of block. */
  function openBlockForDelta(blockIndex: number, deltaType: string): OpenContentBlock {
    const kind = KIND_BY_DELTA_TYPE[deltaType] ?? "";
    return openBlock(blockIndex, kind === "tool_use" ? { type: kind, id: "", name: "" } : { type: kind });
  }

  return {
    start(blockIndex, raw) {
      const contentBlock = openBlock(blockIndex, raw);
      switch (contentBlock.kind) {
        case "text":
          return [
            ...buildDelta(contentBlock, "text", stringOrEmpty(raw["text"])),
            ...toList(raw["citations"]).map((each) => buildCitation(contentBlock, each)),
          ];
        case "thinking": {
          // Even empty thinking carries a signature and has to be sent back with it.
          const begun: StreamEvent = {
            type: "part-delta",
            index: getIndex(contentBlock),
            part: "thinking",
            text: stringOrEmpty(raw["thinking"]),
          };
          return [begun, ...buildSignature(contentBlock, stringOrEmpty(raw["signature"]))];
        }
        case "redacted_thinking":
          return [
            {
              type: "part",
              index: getIndex(contentBlock),
              part: { kind: "redacted-thinking", data: stringOrEmpty(raw["data"]) },
            },
          ];
        case "tool_use":
          return [
            {
              type: "part-delta",
              index: getIndex(contentBlock),
              part: "tool-call",
              text: "",
              callId: stringOrEmpty(raw["id"]),
              name: stringOrEmpty(raw["name"]),
            },
          ];
        default: {
          const address = parsePicture(raw);
          return address === undefined
            ? [buildUnknownPart(contentBlock, raw)]
            : [{ type: "picture", index: getIndex(contentBlock), address }];
        }
      }
    },
    applyDelta(blockIndex, delta) {
      const type = stringOrEmpty(delta["type"]);
      const contentBlock = contentBlocks.get(blockIndex) ?? openBlockForDelta(blockIndex, type);
      switch (type) {
        case "text_delta":
          return buildDelta(contentBlock, "text", stringOrEmpty(delta["text"]));
        case "thinking_delta":
          return buildDelta(contentBlock, "thinking", stringOrEmpty(delta["thinking"]));
        case "signature_delta":
          return buildSignature(contentBlock, stringOrEmpty(delta["signature"]));
        case "citations_delta":
          return [buildCitation(contentBlock, delta["citation"] ?? null)];
        case "input_json_delta": {
          const piece = stringOrEmpty(delta["partial_json"]);
          contentBlock.input += piece;
          return contentBlock.kind === "tool_use" ? buildDelta(contentBlock, "tool-call", piece) : [];
        }
        default:
          return [{ type: "unknown", raw: JSON.stringify(delta) }];
      }
    },
    stop(blockIndex) {
      const contentBlock = contentBlocks.get(blockIndex);
      if (!contentBlock) return [];
      contentBlocks.delete(blockIndex);
      if (contentBlock.kind === "tool_use") {
        // Arguments may also come whole, with the start of the block.
        const given = contentBlock.raw["input"];
        return contentBlock.input === "" && isFilled(given)
          ? buildDelta(contentBlock, "tool-call", JSON.stringify(given))
          : [];
      }
      const isOther = !(contentBlock.kind in PART_KINDS);
      return isOther && contentBlock.input !== ""
        ? [
            buildUnknownPart(contentBlock, {
              ...contentBlock.raw,
              input: parseJson(contentBlock.input) ?? contentBlock.input,
            }),
          ]
        : [];
    },
  };
}

const PART_KINDS = { text: true, thinking: true, redacted_thinking: true, tool_use: true };

const KIND_BY_DELTA_TYPE: Record<string, string> = {
  text_delta: "text",
  citations_delta: "text",
  thinking_delta: "thinking",
  signature_delta: "thinking",
  input_json_delta: "tool_use",
};

function isFilled(input: Json | undefined): boolean {
  return isJsonObject(input) ? Object.keys(input).length > 0 : input !== undefined && input !== null;
}

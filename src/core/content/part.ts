import type { Json } from "#core/json.ts";

/** SHA-256 of the bytes, as 64 lower-case hexadecimal digits. */
export type Sha256 = string;

/** How a request is encoded and a stream decoded. */
export type Wire = "chat-completions" | "messages" | "predict";

/** A piece of content. Text is a template in a turn and literal in a reply. */
export type Part =
  | { kind: "text"; text: string; citations?: Citations }
  | {
      kind: "image";
      blob: Sha256;
      mediaType: string;
      widthPx: number;
      heightPx: number;
      alt?: string;
    }
  | { kind: "document"; blob: Sha256; mediaType: string; name: string }
  | { kind: "thinking"; text: string; signature?: string; wire: Wire }
  | { kind: "redacted-thinking"; data: string }
  | { kind: "tool-call"; callId: string; name: string; argumentsText: string }
  | { kind: "tool-result"; callId: string; isError: boolean; parts: Part[] }
  | { kind: "prediction"; label: string; score?: number; explanation: string; raw: Json }
  | { kind: "unknown"; wire: Wire; raw: Json };

/** What a model says a text rests on, in the form of the wire it came from. */
export type Citations = { wire: Wire; items: Json[] };

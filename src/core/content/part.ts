import type { Json } from "#core/json.ts";
import type { Sha256, Wire } from "#core/vocabulary.ts";

/** A piece of content. Text is a template in a turn and literal in a reply. */
export type Part =
  | { kind: "text"; text: string; citations?: Citations }
  | ImagePart
  | { kind: "document"; blob: Sha256; mediaType: string; name: string }
  | { kind: "thinking"; text: string; signature?: string; wire: Wire }
  | { kind: "redacted-thinking"; data: string }
  | { kind: "tool-call"; callId: string; name: string; argumentsText: string }
  | { kind: "tool-result"; callId: string; isError: boolean; parts: Part[] }
  | { kind: "prediction"; label: string; score?: number; explanation: string; raw: Json }
  | { kind: "unknown"; wire: Wire; raw: Json };

/** A picture, sent as it is or, by those set to, smaller. A label tells its number in its message. */
export type ImagePart = Picture & {
  kind: "image";
  alt?: string;
  isLabelled?: true;
  /** What its sizes are set by, and what of them is drawn. */
  sizeId?: string;
  smaller?: SmallerPicture[];
};

/** The bytes of a picture, and its pixels. */
export type Picture = { blob: Sha256; mediaType: string; widthPx: number; heightPx: number };

/** The same picture at a part of its size, which is written as a scale is: "1/2". */
export type SmallerPicture = Picture & { scale: string; sizeBytes: number };

/** What a model says a text rests on, in the form of the wire it came from. */
export type Citations = { wire: Wire; items: Json[] };

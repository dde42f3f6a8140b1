import type { Json, JsonObject } from "#core/json.ts";
import type { Sha256, Wire } from "#core/vocabulary.ts";

/** One piece of content of a message. The text of a turn is a template; the text of a reply is literal. */
export type Part =
  | { kind: "text"; text: string; citations?: Citations; cache?: CacheLife }
  | ImagePart
  | DocumentPart
  | ThinkingPart
  | { kind: "redacted-thinking"; data: string }
  | ToolCallPart
  | ToolResultPart
  | { kind: "prediction"; label: string; score?: number; explanation: string; raw: Json }
  | { kind: "unknown"; wire: Wire; raw: Json };

/**
 * Thinking of a model. `field` names the field of a chat-completions message in which its text came. `ownFields` are
 * what the model added for itself, such as signatures, by their names in the message; for a tool call by their names in
 * the call. They go back to the same model as they came.
 */
export type ThinkingPart = {
  kind: "thinking";
  text: string;
  signature?: string;
  wire: Wire;
  field?: string;
  ownFields?: JsonObject;
};

/**
 * A picture of a message. It is sent as a smaller copy where the variant scales this picture. A labelled picture is
 * sent after the text "Image 1:", with its number in the message.
 */
export type ImagePart = Picture & {
  kind: "image";
  alt?: string;
  isLabelled?: true;
  /** The id under which a variant sets the scale of this picture, and the smaller copies that are drawn already. */
  sizeId?: string;
  smaller?: SmallerPicture[];
  /** The picture of which this copy is drawn when it is sent; in requests alone. */
  drawnFrom?: Picture;
  /** The page of a document that it shows. */
  page?: { name: string; number: number };
  cache?: CacheLife;
};

/**
 * A document of a message: a PDF, or a text whose bytes are UTF-8. A PDF of which only some pages are sent is a document of its
 * own, whose bytes are those pages.
 */
export type DocumentPart = {
  kind: "document";
  blob: Sha256;
  mediaType: string;
  name: string;
  /** The size of its bytes, and the number of its pages; absent where they were not counted. */
  sizeBytes?: number;
  pageCount?: number;
  /** The numbers of its pages in the document that it is a part of; in a draft with that document, which is not sent along. */
  pagesOf?: { blob?: Sha256; numbers: number[] };
  /** True where its text is sent among the words of the prompt, after its name. */
  isSentAsText?: true;
  /** True where the model is asked to cite its passages. */
  isCited?: true;
  /** Words about it for the model, which are never cited. */
  context?: string;
  cache?: CacheLife;
};

/** A call of a tool by a model, with its arguments as JSON. */
export type ToolCallPart = {
  kind: "tool-call";
  callId: string;
  name: string;
  argumentsText: string;
  ownFields?: JsonObject;
};

/** The result of a tool call. It is true of `isMocked` where a mock gave it. */
export type ToolResultPart = { kind: "tool-result"; callId: string; isError: boolean; isMocked?: true; parts: Part[] };

/** The time for which a service keeps a prompt up to a part or a setting (a cache breakpoint). */
export type CacheLife = (typeof CACHE_LIVES)[number];
export const CACHE_LIVES = ["5m", "1h"] as const;

/**
 * The cache breakpoints that belong to no part of a message: after the tools, after the system prompt, and (`latest`) at the end
 * of each request.
 */
export type Caching = { tools?: CacheLife; system?: CacheLife; latest?: CacheLife };

/** The hash of a picture's bytes, with its media type and its size in pixels. */
export type Picture = { blob: Sha256; mediaType: string; widthPx: number; heightPx: number };

/** A smaller copy of a picture; `scale` is a fraction as text, such as "1/2". */
export type SmallerPicture = Picture & { scale: string; sizeBytes: number };

/** Sources that a model cites for a text, in the JSON shape of the wire that delivered them. */
export type Citations = { wire: Wire; items: Json[] };

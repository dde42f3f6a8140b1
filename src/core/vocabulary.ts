import type { Json } from "./json.ts";

/** 21 random letters and digits, made by `newId` in `io`. */
export type Id = string;

/** The SHA-256 of some bytes, as 64 lower-case hexadecimal digits. */
export type Sha256 = string;

/** The position of a parameter in the request body: property names joined by dots, such as "thinking.budget_tokens". */
export type Path = string;

/** Parameter values by path. A parameter that is missing is not sent. */
export type Parameters = Record<Path, Json>;

/** The wire formats. */
export const WIRES = ["chat-completions", "messages", "predict"] as const;

/** The wire format: how a request is encoded and how its response stream is decoded. */
export type Wire = (typeof WIRES)[number];

/** The vendor whose body format a chat-completions request takes: Anthropic's content blocks and `system`, or OpenAI's. */
export type Dialect = "anthropic" | "openai";

/** The ways in which a body can be changed for a server that refuses what Étude adds by itself. */
export const ADAPTATIONS = ["no-stream-options", "system-in-user", "no-own-fields", "no-cache-control"] as const;

/**
 * One such change: `stream_options` left out, the system text put before the first user text, thinking and what else a
 * model added to its answers for itself not sent back, or cache breakpoints left out.
 */
export type Adaptation = (typeof ADAPTATIONS)[number];

/** The width and height of a picture, in pixels. */
export type ImageSize = { widthPx: number; heightPx: number };

/** The largest number of columns, since variants are lettered A to Z. */
export const MAX_COLUMNS = 26;

import type { Part, Wire } from "#core/content/part.ts";
import type { Json } from "#core/json.ts";
import type { Failure } from "#core/wire/failure.ts";
import type { Phase, Usage } from "#core/wire/stream-event.ts";

export type Id = string;
/** Where a parameter stands in the body, with dots: "thinking.budget_tokens". */
export type Path = string;
export type Parameters = Record<Path, Json>;

/** What a request is made of besides its thread. A parameter that is missing is not sent. */
export type Settings = {
  connectionId: Id;
  modelId: string;
  system: string;
  variables: Record<string, string>;
  parameters: Parameters;
  /** A JSON object merged into the body last, as the user typed it; empty for none. */
  extraJson: string;
};

/** The open document. It is saved, exported and shared, and never holds a key. */
export type Conversation = {
  version: 1;
  id: Id;
  title: string;
  shared: Settings;
  variants: Variant[];
  sweeps: Sweep[];
  turns: Record<Id, Turn>;
  replies: Record<Id, Reply>;
  view: View;
};

/** Which branch is open, and which reply of each cell later turns build on. */
export type View = { leafTurnId: Id | null; shown: Record<CellKey, Id> };

/** One column. Its letter is its place in `variants`. */
export type Variant = {
  id: Id;
  overrides: Partial<Settings>;
  sweep?: { id: Id; values: Record<Path, Json> };
  /** A variant added late inherits its source's thread up to this turn. */
  threadFrom?: { variantId: Id; upToTurnId: Id };
};

/** Several values in one field; every combination becomes a variant. */
export type Sweep = { id: Id; values: Record<Path, { id: Id; value: Json }[]> };

/** One row: what the user said, written once for all variants. `parentId` makes the turns a tree. */
export type Turn = {
  id: Id;
  parentId: Id | null;
  parts: Part[];
  askedOf: "all" | Id[];
  createdAtMs: number;
};

export type ReplyStatus = "queued" | "streaming" | "done" | "stopped" | "interrupted" | "failed";

/** What a variant answered to a turn. A cell can hold many; each keeps the settings that produced it. */
export type Reply = {
  id: Id;
  turnId: Id;
  variantId: Id;
  /** Place in the cell in order of creation, from 0. */
  sample: number;
  origin: "model" | "written";
  after?: { replyId: Id; kind: "continue" } | { replyId: Id; kind: "tools"; results: Part[] };
  status: ReplyStatus;
  phase?: Phase;
  parts: Part[];
  sentWith: SentWith;
  finishReason?: string;
  failure?: Failure;
  usage?: Usage;
  billedUsd?: number;
  startedAtMs?: number;
  firstTokenAtMs?: number;
  endedAtMs?: number;
};

/** What form a chat-completions body takes: Anthropic's parts and `system`, or OpenAI's. */
export type Dialect = "claude" | "openai";

/** The settings that produced a reply, and the exact ancestors as they were said. */
export type SentWith = Settings & {
  wire: Wire;
  dialect: Dialect;
  schemaHash?: string;
  handMadeBody?: string;
  thread: { turnId: Id; replyId: Id | null }[];
};

/** One variant's replies to one turn. A query, never a place to write: writing is by `replyId`. */
export type Cell = { turnId: Id; variantId: Id };
export type CellKey = string;

/** The key of a cell in `view.shown`. */
export function cellKey(turnId: Id, variantId: Id): CellKey {
  return `${turnId}:${variantId}`;
}

import type { Part } from "#core/content/part.ts";
import type { Json } from "#core/json.ts";
import type { Failure } from "#core/wire/failure.ts";
import type { Phase, Usage } from "#core/wire/stream-event.ts";
import type { Dialect, Id, Parameters, Path } from "#core/vocabulary.ts";
import type { Wire } from "#core/vocabulary.ts";
import type { DOCUMENT_VERSION } from "./migrations.ts";

/** What a request is made of besides its thread. A parameter that is missing is not sent. */
export type Settings = {
  connectionId: Id;
  modelId: string;
  system: string;
  variables: Record<string, string>;
  parameters: Parameters;
  /** A JSON object merged into the body last, as the user typed it; empty for none. */
  extraJson: string;
  /** The scale of pictures that are sent smaller than they are, by their `sizeId`. */
  imageScales?: Record<Id, string>;
};

/** The open document. It is saved, exported and shared, and never holds a key. */
export type Conversation = {
  version: typeof DOCUMENT_VERSION;
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

/** One column. Its letter is its place among the columns that are shown. */
export type Variant = {
  id: Id;
  /** What the user calls it. */
  name?: string;
  overrides: Partial<Settings>;
  /** How many replies each turn asks of it; one where absent. */
  samples?: number;
  /** What stands in its fields and means several values, as typed. Running makes a variant of each combination. */
  swept?: Record<Path, string>;
  /** The combination of a sweep that it stands for: the id of its value in each swept field. */
  sweep?: { id: Id; valueIds: Record<Path, Id> };
  /** A variant added late inherits its source's thread up to this turn. */
  threadFrom?: { variantId: Id; upToTurnId: Id };
  /** The next turn is not asked of it. */
  isResting?: true;
  /** Taken off the screen. It stays, with its replies, for what was built on it and for bringing it back. */
  isRemoved?: true;
};

/**
 * Several values in each of some fields; every combination is a variant. A value keeps its id for as long as the sweep
 * lives, also while it is left out, so that its variants keep their replies.
 */
export type Sweep = { id: Id; values: Record<Path, SweptValue[]>; isFolded?: true };

/** Without a `value` the parameter is not sent. */
export type SweptValue = { id: Id; value?: Json; isLeftOut?: true };

/** The swept field that is not a parameter: the model, under the name it has in the body. */
export const MODEL_PATH: Path = "model";

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
  /** The stop sequence it ended at, where the wire says which. */
  stopSequence?: string;
  failure?: Failure;
  usage?: Usage;
  billedUsd?: number;
  startedAtMs?: number;
  firstTokenAtMs?: number;
  endedAtMs?: number;
};

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
export function buildCellKey(turnId: Id, variantId: Id): CellKey {
  return `${turnId}:${variantId}`;
}

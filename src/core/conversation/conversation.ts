import type { Caching, Part } from "#core/content/part.ts";
import type { Json } from "#core/json.ts";
import type { Failure } from "#core/wire/failure.ts";
import type { Phase, Refusal, Usage } from "#core/wire/stream-event.ts";
import type { Adaptation, Dialect, Id, Parameters, Path } from "#core/vocabulary.ts";
import type { Wire } from "#core/vocabulary.ts";
import type { Batch } from "./batch.ts";
import type { Check } from "./check.ts";
import type { Choice } from "./choice.ts";
import type { Judgement } from "./judgement.ts";
import type { Mark } from "./mark.ts";
import type { ToolMock } from "./tool-mock.ts";
import type { VariableKind } from "./variable-kind.ts";
import type { DOCUMENT_VERSION } from "./migrations.ts";

/** The settings of a request besides its thread. A parameter that is missing is not sent. */
export type Settings = {
  connectionId: Id;
  modelId: string;
  system: string;
  /** The value of each variable, and the wording chosen for each marker that holds several, by the marker's name. */
  variables: Record<string, string>;
  /** True where double braces in prompts are text. */
  areBracesText?: true;
  parameters: Parameters;
  /** A JSON object merged into the body last, as the user typed it; "" for none. */
  extraJson: string;
  /** The scale of each picture that is sent smaller, by its `sizeId`. */
  imageScales?: Record<Id, string>;
  /** The beginning of the answer, which the model continues. */
  prefill?: string;
  caching?: Caching;
};

/** The open document. It is saved, exported and shared, and never contains a key. */
export type Conversation = {
  version: typeof DOCUMENT_VERSION;
  id: Id;
  title: string;
  /** True where it stands first in the list of conversations. */
  isPinned?: true;
  shared: Settings;
  variants: Variant[];
  sweeps: Sweep[];
  /** The kinds of variables by name; texts where absent. */
  variableKinds?: Record<string, VariableKind>;
  turns: Record<Id, Turn>;
  replies: Record<Id, Reply>;
  /** The inputs of an experiment, each of which every turn is asked for; none in a chat. */
  rows: Record<Id, Row>;
  /** Deleted and unreadable replies, through which the threads of later replies go. */
  gone: Record<Id, GoneReply>;
  view: View;
  /** The checks that every answer must meet. */
  checks?: Check[];
  /** The choices that a person made among replies without knowing their columns. */
  choices?: Record<Id, Choice>;
  batches?: Record<Id, Batch>;
  /** The mocks that answer the calls of tools, and the number of rounds after which they stop. */
  mocks?: ToolMock[];
  maxToolRounds?: number;
  /** The versions of saved prompts that it was made from or saved as. */
  madeFrom?: { promptId: Id; versionId: Id }[];
};

/**
 * The open branch, the reply of each cell that later turns build on, and the open row: without one, a conversation with rows
 * shows the table of all.
 */
export type View = { leafTurnId: Id | null; shown: Record<CellKey, Id>; rowId?: Id };

/** One input of an experiment: the values of variables by name. A picture is written as `picture-value.ts` does. */
export type Row = { id: Id; position: number; values: Record<string, string> };

/** One column. Its letter is its position among the visible columns. */
export type Variant = {
  id: Id;
  /** The name given by the user. */
  name?: string;
  overrides: Partial<Settings>;
  /** The number of replies to each turn; 1 where absent. */
  samples?: number;
  /** Fields with several values, as typed. A run makes a variant of each combination. */
  swept?: Record<Path, string>;
  /** The combination of a sweep that this variant represents: the id of its value in each swept field. */
  sweep?: { id: Id; valueIds: Record<Path, Id> };
  /** The source variant, whose thread a variant added late inherits up to this turn. */
  threadFrom?: { variantId: Id; upToTurnId: Id };
  /** True where the next turn is not run in this column. */
  isResting?: true;
  /**
   * True for a hidden variant. It is kept with its replies, because threads may build on them and it can be restored.
   */
  isRemoved?: true;
};

/**
 * A sweep: several values for each of some fields; every combination is a variant. A value keeps its id during the
 * whole life of the sweep, even while it is left out, so that its variants keep their replies.
 */
export type Sweep = { id: Id; values: Record<Path, SweptValue[]>; isFolded?: true };

/** A value of a swept field; without `value` the parameter is not sent. */
export type SweptValue = { id: Id; value?: Json; isLeftOut?: true };

/** The path of the swept field that is not a parameter: the model, by its name in the body. */
export const MODEL_PATH: Path = "model";

/** The user's message. `parentId` makes the turns a tree. */
export type Turn = {
  id: Id;
  parentId: Id | null;
  /** The message, shared by all variants; where they have prompts of their own, the parts of all of these. */
  parts: Part[];
  /** The prompt of each variant, as indexes of its parts, where they are not sent the same. */
  own?: Record<Id, number[]>;
  askedOf: "all" | Id[];
  createdAtMs: number;
};

export type ReplyStatus = "queued" | "streaming" | "done" | "stopped" | "interrupted" | "failed";

/** A variant's reply to a turn. A cell can hold many; each keeps the settings that produced it. */
export type Reply = {
  id: Id;
  turnId: Id;
  variantId: Id;
  /** The row whose values were sent; absent in a conversation without rows. */
  rowId?: Id;
  /** The number of the reply in its cell in order of creation, from 0. */
  sample: number;
  origin: "model" | "written";
  /** True for an answer that was written for the gallery, by no model and not by the user. */
  isExample?: true;
  /** The reply to another version of the turn that this one is a copy of; it was sent and paid for once. */
  copyOf?: Id;
  after?: { replyId: Id; kind: "continue" } | { replyId: Id; kind: "tools"; results: Part[] };
  status: ReplyStatus;
  phase?: Phase;
  parts: Part[];
  sentWith: SentWith;
  finishReason?: string;
  /** The stop sequence that ended the reply, where the wire names it. */
  stopSequence?: string;
  refusal?: Refusal;
  failure?: Failure;
  usage?: Usage;
  billedUsd?: number;
  startedAtMs?: number;
  firstTokenAtMs?: number;
  endedAtMs?: number;
  mark?: Mark;
  /** The judgements of a model, by the check that asked for them. */
  judgements?: Record<Id, Judgement>;
  /** The batch that it is or was answered in. */
  batchId?: Id;
};

/** The place of a deleted or damaged reply in the threads of later replies. */
export type GoneReply = {
  id: Id;
  turnId: Id;
  /** True for a deleted reply. */
  isGone?: true;
  sentWith: Pick<SentWith, "thread">;
};

/** A turn of a thread, with the reply to it that was sent; null for none. */
export type ThreadStep = { turnId: Id; replyId: Id | null };

/**
 * The thread of a request, told by the reply that it builds on: the thread of that reply, then that reply, with some
 * edits, then the own turn. It never changes, and neither do the threads it goes through.
 */
export type ThreadPath = {
  /** The last earlier reply of the thread; absent where none was sent. */
  builtOn?: Id;
  /** Differences to the steps up to that reply, in their order; each position counts in these steps. */
  edits?: ThreadEdit[];
  /** The first turn that was sent, where older ones were left out of this request alone. */
  fromTurnId?: Id;
};

/** Some steps of a thread left out, and others put in their place. */
export type ThreadEdit = { at: number; leftOut?: number; steps?: ThreadStep[] };

/** The settings that produced a reply, and the exact thread it was sent with. */
export type SentWith = Settings & {
  wire: Wire;
  dialect: Dialect;
  adaptations?: Adaptation[];
  schemaHash?: string;
  /** The body that a person wrote in place of the one that the settings make, as JSON. */
  handMadeBody?: string;
  /** Headers that a person added to the request, by name; never a key. */
  handMadeHeaders?: Record<string, string>;
  /** True where the markers in the prompts are filled; replies of earlier versions were sent with braces as they stand. */
  fillsMarkers?: true;
  thread: ThreadPath;
};

/**
 * The position of one variant's replies to one turn, in a row or else the open one, for queries only: writes address a
 * `replyId`.
 */
export type Cell = { turnId: Id; variantId: Id; rowId?: Id | undefined };
export type CellKey = string;

/** The key of a cell in `view.shown`; without a row, that of a conversation without rows. */
export const buildCellKey = (turnId: Id, variantId: Id, rowId?: Id): CellKey =>
  rowId === undefined ? `${turnId}:${variantId}` : `${turnId}:${variantId}:${rowId}`;

import * as v from "valibot";
import type { Json } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import type { Part } from "#core/content/part.ts";
import { ADAPTATIONS, WIRES } from "#core/vocabulary.ts";
import { FAILURE_KINDS } from "#core/wire/failure.ts";
import { shortenPaths } from "./build-thread-path.ts";
import type { Conversation, GoneReply, Reply, Turn } from "./conversation.ts";
import { findCircles } from "./find-circles.ts";
import { dropImpossibleNumbers } from "./drop-impossible-numbers.ts";
import type { VariableKind } from "./variable-kind.ts";
import { DOCUMENT_VERSION, migrateHead, migrateRecord } from "./migrations.ts";

/** A conversation without its turns and replies, stored as a record of its own. */
export type ConversationHead = Omit<Conversation, "turns" | "replies" | "gone">;

const json: v.GenericSchema<Json> = v.lazy(() =>
  v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(json), v.record(v.string(), json)]),
);
const jsonObject = v.record(v.string(), json);
const stringRecord = v.record(v.string(), v.string());
/** Texts by names of any kind: `v.record` would drop `constructor` and `__proto__`, which a variable may be called. */
const variables = v.custom<Record<string, string>>(
  (value) => isJsonObject(value) && Object.values(value).every((each) => typeof each === "string"),
);
const wire = v.picklist(WIRES);

const optionalTrue = v.exactOptional(v.literal(true));
const picture = { blob: v.string(), mediaType: v.string(), widthPx: v.number(), heightPx: v.number() };

/** The schema of a stored picture, in turns and in drafts. */
export const IMAGE_PART_SCHEMA = v.object({
  kind: v.literal("image"),
  ...picture,
  alt: v.exactOptional(v.string()),
  smaller: v.exactOptional(v.array(v.object({ ...picture, scale: v.string(), sizeBytes: v.number() }))),
  isLabelled: optionalTrue,
  sizeId: v.exactOptional(v.string()),
});

const part: v.GenericSchema<Part> = v.lazy(() =>
  v.variant("kind", [
    v.object({
      kind: v.literal("text"),
      text: v.string(),
      citations: v.exactOptional(v.object({ wire, items: v.array(json) })),
    }),
    IMAGE_PART_SCHEMA,
    v.object({
      kind: v.literal("document"),
      blob: v.string(),
      mediaType: v.string(),
      name: v.string(),
    }),
    v.object({
      kind: v.literal("thinking"),
      text: v.string(),
      signature: v.exactOptional(v.string()),
      wire,
      field: v.exactOptional(v.string()),
      ownFields: v.exactOptional(jsonObject),
    }),
    v.object({ kind: v.literal("redacted-thinking"), data: v.string() }),
    v.object({
      kind: v.literal("tool-call"),
      callId: v.string(),
      name: v.string(),
      argumentsText: v.string(),
      ownFields: v.exactOptional(jsonObject),
    }),
    v.object({
      kind: v.literal("tool-result"),
      callId: v.string(),
      isError: v.boolean(),
      parts: v.array(part),
    }),
    v.object({
      kind: v.literal("prediction"),
      label: v.string(),
      score: v.exactOptional(v.number()),
      explanation: v.string(),
      raw: json,
    }),
    v.object({ kind: v.literal("unknown"), wire, raw: json }),
  ]),
);

/** The schema of stored settings. */
export const SETTINGS_SCHEMA = v.object({
  connectionId: v.string(),
  modelId: v.string(),
  system: v.string(),
  variables,
  areBracesText: optionalTrue,
  parameters: v.record(v.string(), json),
  extraJson: v.string(),
  imageScales: v.exactOptional(stringRecord),
});

const variant = v.object({
  id: v.string(),
  name: v.exactOptional(v.string()),
  overrides: v.object({
    connectionId: v.exactOptional(v.string()),
    modelId: v.exactOptional(v.string()),
    system: v.exactOptional(v.string()),
    variables: v.exactOptional(variables),
    areBracesText: optionalTrue,
    parameters: v.exactOptional(v.record(v.string(), json)),
    extraJson: v.exactOptional(v.string()),
    imageScales: v.exactOptional(stringRecord),
  }),
  samples: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  swept: v.exactOptional(stringRecord),
  sweep: v.exactOptional(v.object({ id: v.string(), valueIds: stringRecord })),
  threadFrom: v.exactOptional(v.object({ variantId: v.string(), upToTurnId: v.string() })),
  isResting: optionalTrue,
  isRemoved: optionalTrue,
});

/** A later version may know more kinds; a variable of one of those has texts here. */
const variableKind = v.variant("kind", [
  v.object({ kind: v.picklist(["text", "number", "json"]) }),
  v.object({ kind: v.literal("choice"), choices: v.array(v.string()) }),
]);

const head = v.object({
  version: v.literal(DOCUMENT_VERSION),
  id: v.string(),
  title: v.string(),
  shared: SETTINGS_SCHEMA,
  variants: v.pipe(v.array(variant), v.minLength(1)),
  sweeps: v.array(
    v.object({
      id: v.string(),
      values: v.record(
        v.string(),
        v.array(v.object({ id: v.string(), value: v.exactOptional(json), isLeftOut: optionalTrue })),
      ),
      isFolded: optionalTrue,
    }),
  ),
  variableKinds: v.exactOptional(
    v.pipe(
      v.custom<Record<string, unknown>>(isJsonObject),
      v.transform((kinds): Record<string, VariableKind> =>
        Object.fromEntries(
          Object.entries(kinds).flatMap(([name, stored]) => {
            const parsed = v.safeParse(variableKind, stored);
            return parsed.success ? [[name, parsed.output]] : [];
          }),
        ),
      ),
    ),
  ),
  view: v.object({
    leafTurnId: v.nullable(v.string()),
    shown: v.record(v.string(), v.string()),
  }),
});

const turn = v.object({
  id: v.string(),
  parentId: v.nullable(v.string()),
  parts: v.array(part),
  askedOf: v.union([v.literal("all"), v.array(v.string())]),
  createdAtMs: v.number(),
});

const position = v.pipe(v.number(), v.integer(), v.minValue(0));
const threadPath = v.object({
  builtOn: v.exactOptional(v.string()),
  edits: v.exactOptional(
    v.array(
      v.object({
        at: position,
        leftOut: v.exactOptional(position),
        steps: v.exactOptional(v.array(v.object({ turnId: v.string(), replyId: v.nullable(v.string()) }))),
      }),
    ),
  ),
  fromTurnId: v.exactOptional(v.string()),
});

const goneReply: v.GenericSchema<GoneReply> = v.object({
  id: v.string(),
  turnId: v.string(),
  isGone: optionalTrue,
  sentWith: v.object({ thread: threadPath }),
});

const optionalNumber = v.exactOptional(v.number());
const reply = v.object({
  id: v.string(),
  turnId: v.string(),
  variantId: v.string(),
  sample: v.number(),
  origin: v.picklist(["model", "written"]),
  after: v.exactOptional(
    v.variant("kind", [
      v.object({ replyId: v.string(), kind: v.literal("continue") }),
      v.object({ replyId: v.string(), kind: v.literal("tools"), results: v.array(part) }),
    ]),
  ),
  status: v.picklist(["queued", "streaming", "done", "stopped", "interrupted", "failed"]),
  phase: v.exactOptional(v.picklist(["connecting", "waiting", "stalled", "retrying"])),
  parts: v.array(part),
  sentWith: v.object({
    ...SETTINGS_SCHEMA.entries,
    wire,
    dialect: v.picklist(["anthropic", "openai"]),
    adaptations: v.exactOptional(v.array(v.picklist(ADAPTATIONS))),
    schemaHash: v.exactOptional(v.string()),
    handMadeBody: v.exactOptional(v.string()),
    fillsMarkers: optionalTrue,
    thread: threadPath,
  }),
  finishReason: v.exactOptional(v.string()),
  stopSequence: v.exactOptional(v.string()),
  failure: v.exactOptional(
    v.object({
      // A later version may know more causes than this one.
      kind: v.fallback(v.picklist(FAILURE_KINDS), "bug"),
      status: optionalNumber,
      viaAppServer: v.exactOptional(v.boolean()),
      serverMessage: v.exactOptional(v.string()),
      requestId: v.exactOptional(v.string()),
      host: v.exactOptional(v.string()),
      retryAfterMs: optionalNumber,
      fittingMaxTokens: optionalNumber,
      field: v.exactOptional(v.string()),
      upstream: v.exactOptional(v.string()),
      largest: v.exactOptional(v.object({ name: v.string(), sizeBytes: v.number() })),
      attempts: optionalNumber,
    }),
  ),
  usage: v.exactOptional(
    v.object({
      inputTokens: optionalNumber,
      outputTokens: optionalNumber,
      thinkingTokens: optionalNumber,
      cachedInputTokens: optionalNumber,
    }),
  ),
  billedUsd: optionalNumber,
  startedAtMs: optionalNumber,
  firstTokenAtMs: optionalNumber,
  endedAtMs: optionalNumber,
});

/** The readable part of a stored conversation. */
export type ParsedSnapshot = {
  conversation: Conversation;
  /** The number of turns and replies that could not be parsed, or turns that follow themselves. */
  unreadable: number;
};

/**
 * A conversation from its stored or imported records of any version. Turns and replies are migrated and parsed one by
 * one, so that a damaged one loses nothing else. Undefined where the head is damaged or of a later version.
 */
export function parseSnapshot(stored: {
  head: unknown;
  turns: readonly unknown[];
  replies: readonly unknown[];
}): ParsedSnapshot | undefined {
  const parsedHead = parseHead(stored.head);
  if (!parsedHead) return undefined;
  const turns = stored.turns
    .map((value) => v.safeParse(turn, migrateRecord("turn", value)))
    .filter(({ success }) => success);
  const replies: Reply[] = [];
  const gone: GoneReply[] = [];
  for (const value of stored.replies) {
    const migrated = migrateRecord("reply", value);
    const parsed = v.safeParse(reply, dropImpossibleNumbers(migrated));
    if (parsed.success) replies.push(parsed.output);
    else gone.push(...parseGone(migrated));
  }
  const indexed = indexById(turns.map(({ output }) => output as Turn));
  const circles = findCircles(indexed);
  return {
    conversation: {
      ...parsedHead,
      // A circle of turns begins at its oldest one.
      turns: {
        ...indexed,
        ...indexById(circles.flatMap((id) => (indexed[id] ? [{ ...indexed[id], parentId: null }] : []))),
      },
      replies: shortenPaths({ replies: indexById(replies), gone: indexById(gone) }),
      gone: indexById(gone),
    },
    unreadable:
      stored.turns.length -
      turns.length +
      circles.length +
      stored.replies.length -
      replies.length -
      gone.filter(({ isGone }) => isGone).length,
  };
}

/** A stored head in the current version; undefined where the head is damaged or of a later version. */
export function parseHead(stored: unknown): ConversationHead | undefined {
  const result = v.safeParse(head, migrateHead(stored));
  return result.success ? result.output : undefined;
}

/** A deleted reply, or what can be read of a damaged one; nothing where that is nothing. */
function parseGone(stored: unknown): GoneReply[] {
  const parsed = v.safeParse(goneReply, stored);
  return parsed.success ? [parsed.output] : [];
}

function indexById<Thing extends { id: string }>(things: Thing[]): Record<string, Thing> {
  return Object.fromEntries(things.map((thing) => [thing.id, thing]));
}

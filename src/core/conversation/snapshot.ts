import * as v from "valibot";
import { isJsonObject } from "#core/json.ts";
import type { Id } from "#core/vocabulary.ts";
import { shortenPaths } from "./build-thread-path.ts";
import type { Conversation, GoneReply, Reply, Turn } from "./conversation.ts";
import { findCircles } from "./find-circles.ts";
import { dropImpossibleNumbers } from "./drop-impossible-numbers.ts";
import type { VariableKind } from "./variable-kind.ts";
import { isSettled } from "./reduce-reply.ts";
import type { ReplyPiece } from "./reply-pieces.ts";
import { foldPieces } from "./reply-pieces.ts";
import { DOCUMENT_VERSION, migrateHead, migrateRecord } from "./migrations.ts";
import { JSON_SCHEMA, OPTIONAL_TRUE, PART_SCHEMA, TEXTS_SCHEMA } from "./part-schema.ts";
import { GONE_REPLY_SCHEMA, PIECE_SCHEMA, REPLY_SCHEMA } from "./reply-schema.ts";
import { SETTINGS_SCHEMA, VARIABLES_SCHEMA } from "./settings-schema.ts";

/** A conversation without its turns and replies, stored as a record of its own. */
export type ConversationHead = Omit<Conversation, "turns" | "replies" | "gone">;

const variant = v.object({
  id: v.string(),
  name: v.exactOptional(v.string()),
  overrides: v.object({
    connectionId: v.exactOptional(v.string()),
    modelId: v.exactOptional(v.string()),
    system: v.exactOptional(v.string()),
    variables: v.exactOptional(VARIABLES_SCHEMA),
    areBracesText: OPTIONAL_TRUE,
    parameters: v.exactOptional(v.record(v.string(), JSON_SCHEMA)),
    extraJson: v.exactOptional(v.string()),
    imageScales: v.exactOptional(TEXTS_SCHEMA),
  }),
  samples: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  swept: v.exactOptional(TEXTS_SCHEMA),
  sweep: v.exactOptional(v.object({ id: v.string(), valueIds: TEXTS_SCHEMA })),
  threadFrom: v.exactOptional(v.object({ variantId: v.string(), upToTurnId: v.string() })),
  isResting: OPTIONAL_TRUE,
  isRemoved: OPTIONAL_TRUE,
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
        v.array(v.object({ id: v.string(), value: v.exactOptional(JSON_SCHEMA), isLeftOut: OPTIONAL_TRUE })),
      ),
      isFolded: OPTIONAL_TRUE,
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
  parts: v.array(PART_SCHEMA),
  askedOf: v.union([v.literal("all"), v.array(v.string())]),
  createdAtMs: v.number(),
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
  /** The pieces of running replies, in the order in which they were written. */
  pieces?: readonly unknown[];
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
    const parsed = v.safeParse(REPLY_SCHEMA, dropImpossibleNumbers(migrated));
    if (parsed.success) replies.push(parsed.output);
    else gone.push(...parseGone(migrated));
  }
  const { pieces, unreadablePieces } = parsePieces(stored.pieces ?? []);
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
      replies: shortenPaths({
        replies: indexById(
          replies.map((reply) => (isSettled(reply.status) ? reply : foldPieces(reply, pieces.get(reply.id) ?? []))),
        ),
        gone: indexById(gone),
      }),
      gone: indexById(gone),
    },
    unreadable:
      stored.turns.length -
      turns.length +
      circles.length +
      unreadablePieces +
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

/** The readable pieces of each reply, in their order. */
function parsePieces(stored: readonly unknown[]): { pieces: Map<Id, ReplyPiece[]>; unreadablePieces: number } {
  const pieces = new Map<Id, ReplyPiece[]>();
  let unreadablePieces = 0;
  for (const value of stored) {
    const parsed = v.safeParse(PIECE_SCHEMA, dropImpossibleNumbers(migrateRecord("piece", value)));
    if (!parsed.success) unreadablePieces += 1;
    else if (!pieces.get(parsed.output.id)?.push(parsed.output)) pieces.set(parsed.output.id, [parsed.output]);
  }
  return { pieces, unreadablePieces };
}

/** A deleted reply, or what can be read of a damaged one; nothing where that is nothing. */
function parseGone(stored: unknown): GoneReply[] {
  const parsed = v.safeParse(GONE_REPLY_SCHEMA, stored);
  return parsed.success ? [parsed.output] : [];
}

function indexById<Thing extends { id: string }>(things: Thing[]): Record<string, Thing> {
  return Object.fromEntries(things.map((thing) => [thing.id, thing]));
}

import * as v from "valibot";
import type { Id } from "#core/vocabulary.ts";
import { runSteps } from "#core/run-steps.ts";
import { shortenPaths } from "./build-thread-path.ts";
import type { Conversation, GoneReply, Reply, Row, Turn } from "./conversation.ts";
import { placeInRows } from "./edit-rows.ts";
import { findCircles } from "./find-circles.ts";
import { dropImpossibleNumbers } from "./drop-impossible-numbers.ts";
import { isSettled } from "./is-settled.ts";
import type { ReplyPiece } from "./reply-pieces.ts";
import { foldPieces } from "./fold-pieces.ts";
import { migrateRecord } from "./migrate-record.ts";
import { parseHead } from "./parse-head.ts";
import { parseStored } from "./parse-stored.ts";
import { PART_SCHEMA } from "./part-schema.ts";
import { ROW_SCHEMA } from "./row-schema.ts";
import { GONE_REPLY_SCHEMA, PIECE_SCHEMA, REPLY_SCHEMA } from "./reply-schema.ts";

/** The schema of a stored turn. */
export const TURN_SCHEMA = v.object({
  id: v.string(),
  parentId: v.nullable(v.string()),
  parts: v.array(PART_SCHEMA),
  own: v.exactOptional(v.record(v.string(), v.array(v.pipe(v.number(), v.integer(), v.minValue(0))))),
  askedOf: v.union([v.literal("all"), v.array(v.string())]),
  createdAtMs: v.number(),
});

/** The readable part of a stored conversation. */
export type ParsedSnapshot = {
  conversation: Conversation;
  /** The number of turns, rows and replies that could not be parsed, or turns that follow themselves. */
  unreadable: number;
};

/** The records of a conversation, unparsed and of any version. */
type StoredConversation = {
  head: unknown;
  turns: readonly unknown[];
  replies: readonly unknown[];
  rows?: readonly unknown[];
  /** The pieces of running replies, in the order in which they were written. */
  pieces?: readonly unknown[];
};

/** The number of replies that are parsed in one step: some milliseconds. */
const STEP_REPLIES = 50;

/**
 * A conversation from its stored or imported records of any version. Turns, rows and replies are migrated and parsed one by
 * one, so that a damaged one loses nothing else. Undefined where the head is damaged or of a later version.
 */
export const parseSnapshot = (stored: StoredConversation): ParsedSnapshot | undefined =>
  runSteps(parseSnapshotInSteps(stored));

/** The same in steps of some replies each, between which the page may do other work. */
export function* parseSnapshotInSteps(stored: StoredConversation): Generator<undefined, ParsedSnapshot | undefined> {
  const parsedHead = parseHead(stored.head);
  if (!parsedHead) return undefined;
  const turns = stored.turns
    .map((value) => v.safeParse(TURN_SCHEMA, migrateRecord("turn", value)))
    .filter(({ success }) => success);
  const replies: Reply[] = [];
  const gone: GoneReply[] = [];
  for (const [index, value] of stored.replies.entries()) {
    if (index % STEP_REPLIES === STEP_REPLIES - 1) yield;
    const migrated = migrateRecord("reply", value);
    const parsed = parseStored(REPLY_SCHEMA, dropImpossibleNumbers(migrated));
    if (parsed) replies.push(parsed);
    else gone.push(...parseGone(migrated));
  }
  yield;
  const { rows, unreadableRows } = parseRows(stored.rows ?? []);
  yield;
  const { pieces, unreadablePieces } = parsePieces(stored.pieces ?? []);
  const foldedReplies = replies.map((reply) =>
    isSettled(reply.status) ? reply : foldPieces(reply, pieces.get(reply.id) ?? []),
  );
  yield;
  const links = { replies: indexById(foldedReplies), gone: indexById(gone) };
  yield;
  const indexed = indexById(turns.map(({ output }) => output as Turn));
  const circles = findCircles(indexed);
  // A circle of turns begins at its oldest one.
  for (const id of circles) if (indexed[id]) indexed[id] = { ...indexed[id], parentId: null };
  const shortened = shortenPaths(links);
  yield;
  return {
    conversation: placeInRows({ ...parsedHead, turns: indexed, replies: shortened, rows, gone: links.gone }),
    unreadable:
      stored.turns.length -
      turns.length +
      circles.length +
      unreadableRows +
      unreadablePieces +
      stored.replies.length -
      replies.length -
      gone.filter(({ isGone }) => isGone).length,
  };
}

/** The readable rows. */
function parseRows(stored: readonly unknown[]): { rows: Conversation["rows"]; unreadableRows: number } {
  const rows = stored.flatMap((value): Row[] => {
    const parsed = parseStored(ROW_SCHEMA, migrateRecord("row", value));
    return parsed ? [parsed] : [];
  });
  return { rows: indexById(rows), unreadableRows: stored.length - rows.length };
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

import type { Part } from "#core/content/part.ts";
import type { Conversation, Reply, Settings, ThreadPath, ThreadStep, Turn } from "#core/conversation/conversation.ts";
import { buildCellKey } from "#core/conversation/conversation.ts";
import { createConversation } from "#core/conversation/create-conversation.ts";
import type { Dialect, Id, Wire } from "#core/vocabulary.ts";
import type { ImportContext } from "./import-context.ts";
import type { ImportedMessage } from "./imported-message.ts";

/** The format in which the answers of a conversation came. */
export type AnswerFormat = { connectionId: Id; wire: Wire; dialect: Dialect };

/** The place of a message in the document: what a message below it builds on. */
type Place = {
  turn: Turn;
  /** The thread of replies to the turn, and the number of steps in it. */
  thread: ThreadPath;
  threadSteps: number;
  reply?: { id: Id; ownParts: Part[]; hasNext: boolean };
  /** Results of tool calls for the reply below. */
  results?: Part[];
};

/**
 * A conversation of one column with the messages of another program: each of the user is a turn, each answer a reply
 * with the exact thread before it. Answers in a row are one reply; results of tools stand between two replies of a cell.
 * Parents come before their children; `lastId` is the message that was open last, by default the last one.
 */
export function buildImportedConversation(
  messages: readonly ImportedMessage[],
  settings: Settings,
  format: AnswerFormat,
  { newId, nowMs }: Pick<ImportContext, "newId" | "nowMs">,
  lastId: string | undefined = messages.at(-1)?.id,
): Conversation {
  const conversation = createConversation(newId(), newId(), settings);
  const variantId = conversation.variants[0]?.id ?? "";
  const turns: Turn[] = [];
  const replies: Reply[] = [];
  const repliesById = new Map<Id, Reply>();
  const samples = new Map<Id, number>();
  const places = new Map<string, Place>();

  function addTurn(before: Place | undefined, parts: Part[], atMs: number | undefined): Place {
    const createdAtMs = atMs ?? nowMs + turns.length;
    const turn: Turn = { id: newId(), parentId: before?.turn.id ?? null, parts, askedOf: "all", createdAtMs };
    turns.push(turn);
    return { turn, ...continueThread(before) };
  }

  function addReply(place: Place, parts: Part[], { atMs, modelId }: ImportedMessage): Place {
    const { turn, thread, results, reply: before } = place;
    if (before && !results && !before.hasNext) {
      // The answer before this one is continued.
      before.hasNext = true;
      const reply = repliesById.get(before.id);
      const ownParts = [...before.ownParts, ...parts];
      if (reply) reply.parts = ownParts;
      return { ...place, reply: { id: before.id, ownParts, hasNext: false } };
    }
    if (before) before.hasNext = true;
    const ownParts = before && !results ? [...before.ownParts, ...parts] : parts;
    const sample = samples.get(turn.id) ?? 0;
    samples.set(turn.id, sample + 1);
    const { wire, dialect, connectionId } = format;
    const sent = { ...settings, parameters: {}, extraJson: "" };
    const reply: Reply = {
      id: newId(),
      turnId: turn.id,
      variantId,
      sample,
      origin: modelId === undefined ? "written" : "model",
      ...(before && results ? { after: { kind: "tools", replyId: before.id, results } } : {}),
      status: "done",
      parts: ownParts,
      sentWith: { ...sent, ...(modelId === undefined ? {} : { connectionId, modelId }), wire, dialect, thread },
      ...(atMs === undefined ? {} : { endedAtMs: atMs }),
    };
    replies.push(reply);
    repliesById.set(reply.id, reply);
    const { results: _given, ...rest } = place;
    return { ...rest, reply: { id: reply.id, ownParts, hasNext: false } };
  }

  for (const message of messages) {
    const { id, parentId, role, parts, atMs } = message;
    const before = parentId === null ? undefined : places.get(parentId);
    if (role === "user") {
      const isResults = parts.length > 0 && parts.every(({ kind }) => kind === "tool-result");
      const waits = isResults && before?.reply !== undefined;
      places.set(
        id,
        waits
          ? { ...before, results: [...(before.results ?? []), ...parts] }
          : addTurn(settleResults(before), parts, atMs),
      );
    } else places.set(id, addReply(before ?? addTurn(undefined, [], atMs), parts, message));
  }

  /** Results that no answer followed are a turn of their own. */
  function settleResults(place: Place | undefined): Place | undefined {
    if (!place?.results) return place;
    const { results, ...before } = place;
    return addTurn(before, results, undefined);
  }

  const last = settleResults(lastId === undefined ? undefined : places.get(lastId));
  const shown: Record<string, Id> = {};
  for (const reply of replies) shown[buildCellKey(reply.turnId, variantId)] = reply.id;
  for (const id of listBranch(messages, lastId)) {
    const place = places.get(id);
    if (place?.reply) shown[buildCellKey(place.turn.id, variantId)] = place.reply.id;
  }
  return {
    ...conversation,
    turns: Object.fromEntries(turns.map((turn) => [turn.id, turn])),
    replies: Object.fromEntries(replies.map((reply) => [reply.id, reply])),
    view: { leafTurnId: last?.turn.id ?? turns.at(-1)?.id ?? null, shown },
  };
}

/** The thread of replies to a turn below a place. */
function continueThread(before: Place | undefined): Pick<Place, "thread" | "threadSteps"> {
  if (!before) return { thread: {}, threadSteps: 0 };
  const { turn, thread, threadSteps, reply } = before;
  if (reply) return { thread: { builtOn: reply.id }, threadSteps: threadSteps + 1 };
  const unanswered: ThreadStep = { turnId: turn.id, replyId: null };
  const [edit] = thread.edits ?? [];
  const at = edit?.at ?? threadSteps;
  return {
    thread: { ...thread, edits: [{ at, steps: [...(edit?.steps ?? []), unanswered] }] },
    threadSteps: threadSteps + 1,
  };
}

/** The ids from the beginning of a branch to its end. */
function listBranch(messages: readonly ImportedMessage[], lastId: string | undefined): string[] {
  const parents = new Map(messages.map(({ id, parentId }) => [id, parentId]));
  const branch: string[] = [];
  for (let id = lastId ?? null; id !== null && branch.length <= messages.length; id = parents.get(id) ?? null)
    branch.push(id);
  return branch.toReversed();
}

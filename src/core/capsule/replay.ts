import type { Part } from "#core/content/part.ts";
import { cutText } from "#core/cut-text.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { getThread } from "#core/conversation/get-thread.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import type { Id } from "#core/vocabulary.ts";

/**
 * The times at which each reply of the open thread begins, writes its first word and ends, in milliseconds since the first
 * request.
 */
export type Replay = {
  durationMs: number;
  turns: { turnId: Id; startMs: number }[];
  replies: Record<Id, { startMs: number; firstMs: number; endMs: number }>;
};

/** Nobody waits longer for what happened to come later, such as the next prompt. */
const MAX_PAUSE_MS = 600;

/** The pace of an answer that was written for the gallery, which has no times of its own. */
const EXAMPLE_FIRST_MS = 400;
const EXAMPLE_CHARS_PER_SECOND = 220;

/**
 * The recorded pace of the open thread; that of an example is made up. Pauses in which nothing was answered are short.
 */
export function planReplay(conversation: Conversation): Replay {
  const columns = new Set(listColumns(conversation).map(({ id }) => id));
  const replay: Replay = { durationMs: 0, turns: [], replies: {} };
  for (const { id } of getThread(conversation.turns, conversation.view.leafTurnId)) {
    const replies = Object.values(conversation.replies)
      .filter(({ turnId, variantId }) => turnId === id && columns.has(variantId))
      .toSorted((a, b) => (a.startedAtMs ?? 0) - (b.startedAtMs ?? 0));
    const turnStartMs = replay.durationMs;
    replay.turns.push({ turnId: id, startMs: turnStartMs });
    let lastStartedAtMs = replies[0]?.startedAtMs ?? 0;
    let startMs = turnStartMs + MAX_PAUSE_MS / 2;
    for (const reply of replies) {
      const { startedAtMs = lastStartedAtMs } = reply;
      startMs = Math.min(startMs + Math.max(0, startedAtMs - lastStartedAtMs), replay.durationMs + MAX_PAUSE_MS);
      lastStartedAtMs = startedAtMs;
      const { firstMs, endMs } = computePace(reply, startMs, startedAtMs);
      replay.replies[reply.id] = { startMs, firstMs, endMs };
      replay.durationMs = Math.max(replay.durationMs, endMs);
    }
    replay.durationMs = Math.max(replay.durationMs, turnStartMs + MAX_PAUSE_MS);
  }
  return replay;
}

function computePace(reply: Reply, startMs: number, startedAtMs: number): { firstMs: number; endMs: number } {
  if (reply.isExample) {
    const chars = reply.parts.reduce((sum, part) => sum + measure(part), 0);
    const firstMs = startMs + EXAMPLE_FIRST_MS;
    return { firstMs, endMs: firstMs + (chars / EXAMPLE_CHARS_PER_SECOND) * 1000 };
  }
  const firstMs = startMs + Math.max(0, (reply.firstTokenAtMs ?? startedAtMs) - startedAtMs);
  return { firstMs, endMs: Math.max(firstMs, startMs + Math.max(0, (reply.endedAtMs ?? startedAtMs) - startedAtMs)) };
}

/** The conversation as it stood at a moment of its replay. */
export function selectMoment(conversation: Conversation, replay: Replay, atMs: number): Conversation {
  if (atMs >= replay.durationMs) return conversation;
  const leafTurnId = replay.turns.findLast(({ startMs }) => startMs <= atMs)?.turnId ?? null;
  const replies = Object.fromEntries(
    Object.values(conversation.replies).map((reply) => [reply.id, cutReply(reply, replay, atMs)]),
  );
  return { ...conversation, replies, view: { ...conversation.view, leafTurnId } };
}

function cutReply(reply: Reply, { replies }: Replay, atMs: number): Reply {
  const pace = replies[reply.id];
  if (!pace || atMs >= pace.endMs) return reply;
  const {
    usage: _usage,
    billedUsd: _billed,
    failure: _failure,
    finishReason: _reason,
    endedAtMs: _end,
    ...rest
  } = reply;
  const { firstTokenAtMs: _first, ...waiting } = rest;
  if (atMs < pace.startMs) return { ...waiting, status: "queued", parts: [] };
  if (atMs < pace.firstMs) return { ...waiting, status: "streaming", phase: "waiting", parts: [] };
  const share = (atMs - pace.firstMs) / (pace.endMs - pace.firstMs);
  return { ...rest, status: "streaming", parts: cutParts(reply.parts, share) };
}

function cutParts(parts: readonly Part[], share: number): Part[] {
  let left = Math.ceil(share * parts.reduce((sum, part) => sum + measure(part), 0));
  const cut: Part[] = [];
  for (const part of parts) {
    if (left <= 0) break;
    cut.push(part.kind === "text" || part.kind === "thinking" ? { ...part, text: cutText(part.text, left) } : part);
    left -= measure(part);
  }
  return cut;
}

const measure = (part: Part): number => (part.kind === "text" || part.kind === "thinking" ? part.text.length : 1);

import fc from "fast-check";
import { expect, test } from "vitest";
import { exampleConversation } from "#e2e/fixtures/example-conversation.ts";
import { addPrompt, anyEdits, EDITS, makeState, type State } from "#e2e/fixtures/random-conversations.ts";
import { shortenPaths } from "./build-thread-path.ts";
import type { Conversation, Reply, ThreadPath } from "./conversation.ts";
import { buildCellKey } from "./conversation.ts";
import { indexCells } from "./index-cells.ts";
import { pickShownId } from "./list-cell-replies.ts";
import { listBuiltOnOthers } from "./list-built-on-others.ts";
import { hasEarlierTurns, listThread } from "./list-thread.ts";
import { planRequest } from "./planned-request.ts";
import { parseSnapshot } from "./snapshot.ts";

/** The conversation with every thread told as a whole, as version 2 stored it, without what it kept of deleted replies. */
function tellWhole({ conversation, threads }: State): Conversation {
  const replies = Object.values(conversation.replies).map((reply): [string, Reply] => {
    const steps = threads[reply.id]?.slice(0, -1) ?? [];
    const thread: ThreadPath = steps.length === 0 ? {} : { edits: [{ at: 0, steps }] };
    return [reply.id, { ...reply, sentWith: { ...reply.sentWith, thread } }];
  });
  return { ...conversation, replies: Object.fromEntries(replies), gone: {} };
}

test("after any edits, every reply keeps the exact thread and request of the moment it was made", () => {
  fc.assert(
    fc.property(anyEdits, (steps) => {
      const state = makeState(steps);
      const { conversation, threads } = state;
      const whole = tellWhole(state);
      const cells = indexCells(conversation.replies);
      const builtOnOthers = listBuiltOnOthers(conversation, cells);
      for (const reply of Object.values(conversation.replies)) {
        const thread = threads[reply.id] ?? [];
        expect(listThread(conversation, reply)).toEqual(thread);
        expect(hasEarlierTurns(reply)).toBe(thread.length > 1);
        const then = whole.replies[reply.id];
        expect(planRequest(conversation, [reply]).messages).toEqual(then && planRequest(whole, [then]).messages);
        const isOther = thread.some(({ turnId, replyId }) => {
          const before = replyId === null ? undefined : conversation.replies[replyId];
          const key = buildCellKey(turnId, before?.variantId ?? "", before?.rowId);
          return before && pickShownId(cells[key] ?? [], conversation.view.shown[key], before.rowId) !== replyId;
        });
        expect(builtOnOthers.has(reply.id)).toBe(isOther);
      }
    }),
  );
});

test("threads that version 2 stored whole, and stored paths with deleted replies, are read as the same threads", () => {
  fc.assert(
    fc.property(anyEdits, (steps) => {
      const state = makeState(steps);
      const { turns, replies, rows, gone, ...head } = state.conversation;
      const ofVersion2 = Object.values(replies).map((reply) => ({
        ...reply,
        sentWith: { ...reply.sentWith, thread: state.threads[reply.id] },
      }));
      const stored = [
        { head: { ...head, version: 2 }, turns: Object.values(turns), rows: Object.values(rows), replies: ofVersion2 },
        {
          head,
          turns: Object.values(turns),
          rows: Object.values(rows),
          replies: [...Object.values(replies), ...Object.values(gone)],
        },
      ];
      for (const records of stored) {
        const parsed = parseSnapshot(records);
        expect(parsed?.unreadable).toBe(0);
        for (const reply of Object.values(parsed?.conversation.replies ?? {}))
          expect(parsed && listThread(parsed.conversation, reply)).toEqual(state.threads[reply.id]);
      }
    }),
  );
});

test("a long conversation is told in a few ids a reply, also where it was stored whole", () => {
  const turnCount = 60;
  let state: State = { conversation: exampleConversation(), threads: {}, count: 0 };
  for (let turn = 0; turn < turnCount; turn += 1)
    state = EDITS["settle"]?.(addPrompt(state, state.conversation.view.leafTurnId, 0), 0) ?? state;
  const whole = tellWhole(state);
  const measure = (replies: Conversation["replies"]) =>
    Math.max(...Object.values(replies).map(({ sentWith }) => JSON.stringify(sentWith.thread).length));
  expect(measure(state.conversation.replies)).toBeLessThan(30);
  expect(measure(shortenPaths(whole))).toBeLessThan(30);
  expect(measure(whole.replies)).toBeGreaterThan(30 * turnCount);
});

test("a damaged reply in a thread costs its own text alone, and of one that is lost whole the rest stands", () => {
  let state: State = { conversation: exampleConversation(), threads: {}, count: 0 };
  for (let turn = 0; turn < 4; turn += 1)
    state = EDITS["settle"]?.(addPrompt(state, state.conversation.view.leafTurnId, 0), 0) ?? state;
  const { turns, replies, gone: _none, ...head } = state.conversation;
  const [first, second, third, last] = Object.values(replies);
  if (!first || !second || !third || !last) throw new Error("no replies");
  const parse = (damaged: unknown[]) =>
    parseSnapshot({ head, turns: Object.values(turns), replies: [first, ...damaged, third, last] });
  const damaged = parse([{ ...second, parts: "damaged" }]);
  expect(damaged?.unreadable).toBe(1);
  expect(damaged && listThread(damaged.conversation, last)).toEqual(state.threads[last.id]);
  const lost = parse([]);
  expect(lost && listThread(lost.conversation, last).map(({ replyId }) => replyId)).toEqual([
    first.id,
    null,
    third.id,
    null,
  ]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { exampleConversation, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { shortenPaths } from "./build-thread-path.ts";
import type { Conversation, Reply, ThreadPath, ThreadStep, Turn } from "./conversation.ts";
import { addReplies, addTurn, removeReply, removeTurn, showReply, showTurn } from "./edit-turns.ts";
import { copyVariant, removeVariants, setVariantResting } from "./edit-variants.ts";
import { indexCells, listCellReplies, pickShownId } from "./list-cell-replies.ts";
import { listBuiltOnOthers } from "./list-built-on-others.ts";
import { listColumns } from "./list-columns.ts";
import { hasEarlierTurns, leaveOutOlderHalf, listThread, selectSteps } from "./list-thread.ts";
import { planReplies } from "./plan-run.ts";
import { planRequest } from "./planned-request.ts";
import { parseSnapshot } from "./snapshot.ts";
import { joinPrompts } from "./turn-prompts.ts";

/** A conversation, and the whole thread of each reply that it ever had, as it was when the reply was made. */
type State = { conversation: Conversation; threads: Record<string, ThreadStep[]>; count: number };
type Edit = (state: State, random: number) => State;

const pick = <Item>(items: readonly Item[], random: number): Item | undefined => items[random % items.length];

/** The replies of a plan to a turn, in every column that does not rest. */
function ask({ conversation, threads, count }: State, turnId: string): State {
  const columns = listColumns(conversation).filter(({ isResting }) => !isResting);
  let made = 0;
  const plan = planReplies(
    conversation,
    turnId,
    columns.map(({ id }) => id),
    {
      newId: () => `r${count + ++made}`,
      resolveRequestFormat: ({ parameters }) => ({ wire: "chat-completions", dialect: "anthropic", parameters }),
    },
  );
  const whole = plan.replies.map(({ id, variantId }): [string, ThreadStep[]] => [
    id,
    [...selectSteps(conversation, { turnId, variantId }), { turnId, replyId: null }],
  ]);
  return {
    conversation: plan.conversation,
    threads: { ...threads, ...Object.fromEntries(whole) },
    count: count + made,
  };
}

function addPrompt(state: State, parentId: string | null, random: number): State {
  const columns = listColumns(state.conversation).filter(({ isResting }) => !isResting);
  const askedOf = random % 2 === 0 ? "all" : columns.map(({ id }) => id);
  const turn: Turn = { ...exampleTurn(`t${state.count + 1}`, parentId), askedOf };
  // Each column has its own prompt in every third turn.
  const said = columns.map(({ id }) => ({ variantId: id, parts: exampleTurn(`${turn.id} for ${id}`, null).parts }));
  const conversation = addTurn(state.conversation, { ...turn, ...(random % 3 === 0 && joinPrompts(said)) });
  return ask({ ...state, conversation, count: state.count + 1 }, turn.id);
}

/** A reply beside another one, with its settings and a thread. */
function addBeside(state: State, beside: Reply, thread: ThreadPath, whole: ThreadStep[], isWritten: boolean): State {
  const reply: Reply = {
    ...beside,
    id: `r${state.count + 1}`,
    sample: (listCellReplies(state.conversation, beside).at(-1)?.sample ?? 0) + 1,
    origin: isWritten ? "written" : "model",
    status: isWritten ? "done" : "queued",
    sentWith: { ...beside.sentWith, thread },
  };
  return {
    conversation: addReplies(state.conversation, [reply]),
    threads: { ...state.threads, [reply.id]: whole },
    count: state.count + 1,
  };
}

const EDITS: Record<string, Edit> = {
  run: (state, random) => addPrompt(state, state.conversation.view.leafTurnId, random),
  regenerate: (state, random) => {
    const turn = pick(Object.values(state.conversation.turns), random);
    return turn ? ask(state, turn.id) : state;
  },
  "edit a turn": (state, random) => {
    const turn = pick(Object.values(state.conversation.turns), random);
    return turn ? addPrompt(state, turn.parentId, random) : state;
  },
  settle: (state) => ({
    ...state,
    conversation: {
      ...state.conversation,
      replies: Object.fromEntries(
        Object.values(state.conversation.replies).map((reply) => [
          reply.id,
          { ...reply, status: "done", parts: [{ kind: "text", text: `answer ${reply.id}` }] },
        ]),
      ),
    },
  }),
  "show a reply": (state, random) => {
    const reply = pick(Object.values(state.conversation.replies), random);
    return reply ? { ...state, conversation: showReply(state.conversation, reply) } : state;
  },
  "show a turn": (state, random) => {
    const turn = pick(Object.values(state.conversation.turns), random);
    return turn ? { ...state, conversation: showTurn(state.conversation, turn.id) } : state;
  },
  "delete a reply": (state, random) => {
    const reply = pick(Object.values(state.conversation.replies), random);
    return reply ? { ...state, conversation: removeReply(state.conversation, reply.id) } : state;
  },
  "delete a turn": (state, random) => {
    const turn = pick(Object.values(state.conversation.turns), random * 7);
    return turn && random % 3 === 0 ? { ...state, conversation: removeTurn(state.conversation, turn.id) } : state;
  },
  "write a reply": (state, random) => {
    const reply = pick(Object.values(state.conversation.replies), random);
    const whole = state.threads[reply?.id ?? ""];
    return reply && whole ? addBeside(state, reply, reply.sentWith.thread, whole, true) : state;
  },
  "send without older turns": (state, random) => {
    const reply = pick(Object.values(state.conversation.replies), random);
    const whole = state.threads[reply?.id ?? ""];
    if (!reply || !whole) return state;
    const half = whole.slice(Math.ceil((whole.length - 1) / 2));
    return addBeside(state, reply, leaveOutOlderHalf(state.conversation, reply), half, false);
  },
  "add a column": (state, random) => {
    const source = pick(state.conversation.variants, random);
    const conversation = source && copyVariant(state.conversation, source.id, `v${state.count + 1}`, "last");
    return conversation && state.conversation.variants.length < 5
      ? { ...state, conversation, count: state.count + 1 }
      : state;
  },
  "remove a column": (state, random) => {
    const column = pick(listColumns(state.conversation), random);
    return column ? { ...state, conversation: removeVariants(state.conversation, [column.id]) } : state;
  },
  "pause or resume a column": (state, random) => {
    const column = pick(listColumns(state.conversation), random);
    const conversation = column && setVariantResting(state.conversation, column.id, !column.isResting);
    return conversation ? { ...state, conversation } : state;
  },
};

const edits = fc.array(
  fc.record({
    name: fc.oneof({ weight: 2, arbitrary: fc.constantFrom("run", "settle") }, fc.constantFrom(...Object.keys(EDITS))),
    random: fc.nat(1000),
  }),
  { maxLength: 40, size: "max" },
);
const makeState = (steps: readonly { name: string; random: number }[]): State =>
  steps.reduce<State>((state, { name, random }) => EDITS[name]?.(state, random) ?? state, {
    conversation: exampleConversation(),
    threads: {},
    count: 0,
  });

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
    fc.property(edits, (steps) => {
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
          const key = `${turnId}:${before?.variantId}`;
          return before && pickShownId(cells[key] ?? [], conversation.view.shown[key]) !== replyId;
        });
        expect(builtOnOthers.has(reply.id)).toBe(isOther);
      }
    }),
  );
});

test("threads that version 2 stored whole, and stored paths with deleted replies, are read as the same threads", () => {
  fc.assert(
    fc.property(edits, (steps) => {
      const state = makeState(steps);
      const { turns, replies, gone, ...head } = state.conversation;
      const ofVersion2 = Object.values(replies).map((reply) => ({
        ...reply,
        sentWith: { ...reply.sentWith, thread: state.threads[reply.id] },
      }));
      const stored = [
        { head: { ...head, version: 2 }, turns: Object.values(turns), replies: ofVersion2 },
        { head, turns: Object.values(turns), replies: [...Object.values(replies), ...Object.values(gone)] },
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

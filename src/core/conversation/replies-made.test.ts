import fc from "fast-check";
import { expect, test } from "vitest";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import type { Conversation } from "./conversation.ts";
import { listPutIds, repliesMade } from "./replies-made.ts";

type Replies = Conversation["replies"];

/** The replies with some of them put in anew, which is recorded. */
function put(before: Replies, ids: readonly string[]): Replies {
  const after = { ...before, ...Object.fromEntries(ids.map((id) => [id, exampleReply({ id })])) };
  repliesMade(after, before, ids);
  return after;
}

test("the ids that were put in name each reply that differs between any two sets of which one was made of the other", () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.constantFrom("a", "b", "c", "d")), { maxLength: 12 }), (steps) => {
      const sets: Replies[] = [{}];
      for (const ids of steps) sets.push(put(sets.at(-1) ?? {}, ids));
      for (const [index, before] of sets.entries())
        for (const after of sets.slice(index)) {
          const known = listPutIds(after, before);
          const differing = Object.keys(after).filter((id) => after[id] !== before[id]);
          expect(differing.filter((id) => !known?.has(id))).toEqual([]);
        }
    }),
  );
});

test("of sets that were not made of each other, and across more than a hundred steps, nothing is claimed", () => {
  const first = put({}, ["a"]);
  expect(listPutIds(put({}, ["b"]), first)).toBeUndefined();
  expect(listPutIds(first, put(first, ["b"]))).toBeUndefined();
  expect(listPutIds({ ...first }, first)).toBeUndefined();
  let last = first;
  for (let step = 0; step < 120; step += 1) last = put(last, [`s${step}`]);
  expect(listPutIds(last, first)).toBeUndefined();
});

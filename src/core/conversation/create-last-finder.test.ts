import fc from "fast-check";
import { expect, test } from "vitest";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import type { Conversation, Reply } from "./conversation.ts";
import { createCostSum } from "./create-cost-sum.ts";
import { createLastFinder } from "./create-last-finder.ts";
import { repliesMade } from "./replies-made.ts";
import { sumCosts } from "./reply-cost.ts";

type Replies = Conversation["replies"];

const anyReply = fc
  .record({
    id: fc.constantFrom("a", "b", "c", "d"),
    variantId: fc.constantFrom("v", "w"),
    endedAtMs: fc.integer({ min: 0, max: 5 }),
    startedAtMs: fc.constant(1),
    status: fc.constantFrom("done" as const, "failed" as const),
    usage: fc.record({ inputTokens: fc.nat(9) }, { requiredKeys: [] }),
  })
  .map((given) => exampleReply(given));

/** Replies put in step by step, recorded or not, as sets one after the other. */
const anySets = fc
  .array(fc.tuple(fc.array(anyReply, { minLength: 1, maxLength: 3 }), fc.boolean()), { maxLength: 8 })
  .map((steps) => {
    const sets: Replies[] = [{}];
    for (const [put, isRecorded] of steps) {
      const before = sets.at(-1) ?? {};
      const added: Record<string, Reply> = {};
      // An answer that has ended does not end again, earlier or as another column's.
      for (const reply of put) if (!before[reply.id]) added[reply.id] = reply;
      const after = { ...before, ...added };
      if (isRecorded) repliesMade(after, before, Object.keys(added));
      sets.push(after);
    }
    return sets;
  });

test("the last reply of a variant is the one that a look at all replies finds, however they came", () => {
  fc.assert(
    fc.property(anySets, (sets) => {
      const find = createLastFinder(
        ({ status }) => status === "done",
        ({ endedAtMs }) => endedAtMs,
      );
      for (const replies of sets)
        for (const variantId of ["v", "w"]) {
          const times = Object.values(replies).flatMap((reply) =>
            reply.variantId === variantId && reply.status === "done" ? [reply.endedAtMs ?? 0] : [],
          );
          expect(find(replies, variantId)?.endedAtMs).toBe(times.length === 0 ? undefined : Math.max(...times));
        }
    }),
  );
});

test("the cost of replies that came in parts is the cost of all of them", () => {
  const prices = { inputUsdPerMillionTokens: 1, outputUsdPerMillionTokens: 2 };
  fc.assert(
    fc.property(anySets, (sets) => {
      const sum = createCostSum();
      const pricesOf = () => prices;
      for (const replies of sets) {
        const { estimatedUsd, ...others } = sum(replies, pricesOf);
        const all = sumCosts(Object.values(replies), () => prices);
        expect(others).toEqual({ billedUsd: all.billedUsd, isLeast: all.isLeast, unknown: all.unknown });
        expect(estimatedUsd).toBeCloseTo(all.estimatedUsd, 12);
      }
    }),
  );
});

test("a reply that came beside thousands is looked at alone", () => {
  let looks = 0;
  const find = createLastFinder(
    () => {
      looks += 1;
      return true;
    },
    ({ endedAtMs }) => endedAtMs,
  );
  const many = Object.fromEntries(
    Array.from({ length: 2_000 }, (_, index) => [`r${index}`, exampleReply({ id: `r${index}`, variantId: "v" })]),
  );
  find(many, "v");
  expect(looks).toBe(2_000);
  const last = exampleReply({ id: "last", variantId: "v", endedAtMs: Number.MAX_SAFE_INTEGER });
  const more = { ...many, last };
  repliesMade(more, many, ["last"]);
  expect(find(more, "v")).toBe(last);
  expect(looks).toBe(2_001);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { createSeededRandom } from "#core/create-seeded-random.ts";
import type { Choice } from "#core/conversation/choice.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { appendRows } from "#core/conversation/edit-rows.ts";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { computeMcNemar } from "#core/statistics/mcnemar.ts";
import { computeSequentialSign } from "#core/statistics/sequential-sign.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { orderBlind } from "./blind-order.ts";
import { countMoreChoices, decideBlind, describeBlind, isEnough } from "./blind-verdicts.ts";
import { findChoice, getComparisonKey, listComparisons, pickNext } from "./comparisons.ts";

test("each column stands at each place equally often, and the same replies always in the same order", () => {
  const random = createSeededRandom(7);
  const newId = () => `${random().toString(36).slice(2)}-${random().toString(36).slice(2)}`;
  for (const columns of [2, 3, 5]) {
    const places = Array.from({ length: columns }, () => Array.from({ length: columns }, () => 0));
    const rounds = 6000;
    for (let round = 0; round < rounds; round += 1) {
      const ids = Array.from({ length: columns }, newId);
      for (const [place, id] of orderBlind(ids).entries()) {
        const counts = places[ids.indexOf(id)];
        if (counts) counts[place] = (counts[place] ?? 0) + 1;
      }
    }
    // Five standard errors.
    const share = 1 / columns;
    const margin = 5 * Math.sqrt(rounds * share * (1 - share));
    for (const count of places.flat()) expect(Math.abs(count - rounds * share)).toBeLessThan(margin);
  }
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 6 }), (ids) => {
      const order = orderBlind(ids);
      expect(order.toSorted()).toEqual(ids.toSorted());
      expect(orderBlind(ids.toReversed())).toEqual(order);
    }),
  );
});

/** A conversation of two columns and rows whose answers are given as texts of a and b. */
function build(answers: readonly (readonly [a: string | undefined, b: string | undefined])[]) {
  let made = 0;
  const base = { ...exampleConversation(), variants: ["a", "b"].map((id) => ({ id, overrides: {} })) };
  const rows = appendRows(
    addTurn(base, exampleTurn("t1", null, "Say it")),
    answers.map((_, index) => ({ n: String(index) })),
    () => `w${made++}`,
  );
  return addReplies(
    rows,
    answers.flatMap((pair, index) =>
      pair.flatMap((text, column) =>
        text === undefined
          ? []
          : [
              exampleReply({
                id: `r${index}${"ab"[column]}`,
                turnId: "t1",
                variantId: column === 0 ? "a" : "b",
                rowId: `w${index}`,
                status: "done",
                parts: [{ kind: "text", text }],
              }),
            ],
      ),
    ),
  );
}

test("the answers of a row are compared where two columns have one, and those that say the same are left out", () => {
  const conversation = build([
    ["x", "y"],
    ["x", undefined],
    ["x", " x\n"],
    ["y", "x"],
  ]);
  const { listed, alike } = listComparisons(conversation, ["a", "b"], "t1");
  expect(alike).toBe(1);
  expect(listed.map(({ rowId, replyIds }) => [rowId, replyIds.toSorted()])).toEqual([
    ["w0", ["r0a", "r0b"]],
    ["w3", ["r3a", "r3b"]],
  ]);
  const [first] = listed;
  const choice: Choice = { id: "c", turnId: "t1", replyIds: ["r0b", "r0a"], chosenIds: [], chosenAtMs: 1 };
  expect(first && findChoice([choice], first)).toBe(choice);
  expect(first && findChoice([{ ...choice, replyIds: ["r0b", "r3a"] }], first)).toBeUndefined();
});

test("answers with the same words and other tool calls or pictures are compared, and those with the same are alike", () => {
  const call = (city: string) => ({ kind: "tool-call" as const, callId: city, name: "find", argumentsText: city });
  const picture = (blob: string) => ({ kind: "image" as const, blob, mediaType: "image/png", widthPx: 1, heightPx: 1 });
  const compare = (a: Reply["parts"], b: Reply["parts"]) => {
    const conversation = build([["", ""]]);
    const replies = Object.fromEntries(
      Object.values(conversation.replies).map((reply) => [
        reply.id,
        { ...reply, parts: reply.variantId === "a" ? a : b },
      ]),
    );
    const { listed, alike } = listComparisons({ ...conversation, replies }, ["a", "b"], "t1");
    return { listed: listed.length, alike };
  };
  expect(compare([call("Rome")], [call("Oslo")])).toEqual({ listed: 1, alike: 0 });
  expect(compare([picture("1")], [picture("2")])).toEqual({ listed: 1, alike: 0 });
  expect(compare([call("Rome")], [{ ...call("Rome"), callId: "other" }])).toEqual({ listed: 0, alike: 1 });
});

test("comparisons that were all skipped come again in turn, after those that were not", () => {
  const { listed } = listComparisons(
    build([
      ["a", "b"],
      ["c", "d"],
      ["e", "f"],
    ]),
    ["a", "b"],
    "t1",
  );
  let skipped: readonly string[] = [];
  const seen = Array.from({ length: 7 }, () => {
    const next = pickNext(listed, skipped);
    const key = next ? getComparisonKey(next) : "";
    skipped = [...skipped.filter((each) => each !== key), key];
    return next ? listed.indexOf(next) : -1;
  });
  expect(seen).toEqual([0, 1, 2, 0, 1, 2, 0]);
  expect(pickNext([], skipped)).toBeUndefined();
});

function choose(counts: { b: number; a: number; both: number; none: number }) {
  const kinds = Object.entries(counts).flatMap(([kind, count]) => Array.from({ length: count }, () => kind));
  const conversation = build(kinds.map(() => ["x", "y"] as const));
  const choices = kinds.map((kind, index): Choice => {
    const replyIds = [`r${index}a`, `r${index}b`];
    const chosenIds = kind === "both" ? replyIds : kind === "none" ? [] : [`r${index}${kind}`];
    return { id: `c${index}`, turnId: "t1", replyIds, chosenIds, chosenAtMs: index };
  });
  return decideBlind(conversation, choices, ["a", "b"], "a");
}

test("a verdict of choices is the exact sign test of those that prefer one, with ties told apart", () => {
  const [verdict] = choose({ b: 9, a: 3, both: 1, none: 1 });
  expect(verdict).toMatchObject({ wins: 9, losses: 3, rowCount: 14, isDecided: false });
  // The two-sided sign test of 9 of 12: 2 (220 + 66 + 12 + 1) / 4096.
  expect(verdict?.p).toBeCloseTo(598 / 4096, 10);
  expect(verdict && describeBlind(verdict, "B", "A")).toMatch(
    /^14 choices, 2 of them a tie; B was better in 9 of 12, 75 % \(47 to 91\): not decided, about \d+ more would tell \(p 0\.15, exact sign test\)\.$/,
  );
  const [decided] = choose({ b: 1, a: 11, both: 0, none: 0 });
  expect(decided && describeBlind(decided, "B", "A")).toMatch(
    /A was better in 11 of 12, 92 % .+: A is better \(p 0\.0063, exact sign test\)\.$/,
  );
  const [tied] = choose({ b: 0, a: 0, both: 1, none: 0 });
  expect(tied && describeBlind(tied, "B", "A")).toBe("1 choice, 1 of them a tie: neither B nor A was better.");
});

test("enough is said by a test that may be asked after each choice, and names how many more would tell before", () => {
  expect(isEnough([])).toBe(false);
  expect(isEnough(choose({ b: 9, a: 3, both: 0, none: 0 }))).toBe(false);
  expect(countMoreChoices(choose({ b: 9, a: 3, both: 0, none: 0 }))).toBeGreaterThan(0);
  expect(isEnough(choose({ b: 12, a: 1, both: 0, none: 0 }))).toBe(true);
});

test("of 2,000 runs of 48 choices by chance at most 5 % are decided, though each stops as soon as enough is said", () => {
  const random = createSeededRandom(11);
  const runs = 2000;
  let decided = 0;
  for (let run = 0; run < runs; run += 1) {
    let [wins, losses] = [0, 0];
    while (wins + losses < 48 && computeSequentialSign(wins, losses) > 0.05) {
      if (random() < 0.5) wins += 1;
      else losses += 1;
    }
    if (computeMcNemar(wins, losses) <= 0.05) decided += 1;
  }
  expect(decided / runs).toBeLessThanOrEqual(0.05);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeJson } from "./merge-json.ts";

const BASE = {
  title: "one",
  shared: { system: "", parameters: { temperature: 1, top_p: 0.5 } },
  variants: [{ id: "a" }, { id: "b", samples: 2 }],
  madeFrom: [{ versionId: "v" }],
};

test("changes of different names, of different columns and added things are all kept", () => {
  const mine = {
    ...BASE,
    title: "mine",
    shared: { system: "", parameters: { temperature: 0, top_p: 0.5 } },
    variants: [{ id: "a", samples: 3 }, { id: "b", samples: 2 }, { id: "c" }],
    madeFrom: [{ versionId: "v" }, { versionId: "w" }],
  };
  const theirs = {
    ...BASE,
    shared: { system: "theirs", parameters: { temperature: 1, seed: 7 } },
    variants: [{ id: "a" }, { id: "b" }, { id: "d" }],
    madeFrom: [{ versionId: "v" }, { versionId: "x" }],
  };
  expect(mergeJson(BASE, mine, theirs)).toEqual({
    title: "mine",
    shared: { system: "theirs", parameters: { temperature: 0, seed: 7 } },
    variants: [{ id: "a", samples: 3 }, { id: "b" }, { id: "c" }, { id: "d" }],
    madeFrom: [{ versionId: "v" }, { versionId: "w" }, { versionId: "x" }],
  });
});

test("of two changes of the same value the own one counts, a changed thing is not taken out by the other side, and what both appended stands once", () => {
  expect(mergeJson({ a: 1 }, { a: 2 }, { a: 3 })).toEqual({ a: 2 });
  expect(mergeJson([{ id: "a" }], [{ id: "a", name: "kept" }], [])).toEqual([{ id: "a", name: "kept" }]);
  expect(mergeJson([{ id: "a" }], [{ id: "a" }, { id: "b" }], [])).toEqual([{ id: "b" }]);
  expect(mergeJson([1], [2], [3])).toEqual([2]);
  expect(mergeJson([1], [1, 2, 3], [1, 2])).toEqual([1, 2, 3]);
  expect(mergeJson([1], [1, 2], [1, 2, 3])).toEqual([1, 2, 3]);
  expect(mergeJson({}, JSON.parse('{"__proto__": 1}'), { constructor: 2 })).toEqual(
    JSON.parse('{"__proto__": 1, "constructor": 2}'),
  );
});

test("where one side changed nothing, the result is what the other side has, whatever the values", () => {
  const json = fc.jsonValue();
  fc.assert(
    fc.property(json, json, (base, changed) => {
      const [before, after] = [structuredClone(base), structuredClone(changed)] as Parameters<typeof mergeJson>[0][];
      expect(mergeJson(before, after, before)).toEqual(after);
      expect(mergeJson(before, before, after)).toEqual(after);
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { batchByFrame } from "./batch-by-frame.ts";

/** Frames that come when told, 16 ms after one another, each drawn in no time or in what `draw` is told. */
function createManualFrames() {
  let waiting: (() => void)[] = [];
  let drawn: (() => void)[] = [];
  let nowMs = 0;
  const runAll = (runs: (() => void)[]) => {
    for (const run of runs) run();
  };
  return {
    frames: {
      onNextFrame: (run: () => void) => void waiting.push(run),
      afterFrame: (run: () => void) => void drawn.push(run),
      getNowMs: () => nowMs,
    },
    frame: (drawMs = 0) => {
      nowMs += 16;
      const runs = waiting;
      waiting = [];
      runAll(runs);
      nowMs += drawMs;
      const ends = drawn;
      drawn = [];
      runAll(ends);
    },
  };
}

const all = <Key>(waiting: readonly Key[]) => waiting;

test("batchByFrame delivers every item once and in the order of its key, for any sequence of frames and flushes", () => {
  const step = fc.oneof(
    fc.constantFrom("frame" as const, "flush" as const),
    fc.record({ add: fc.nat({ max: 4 }) }),
    fc.record({ flush: fc.nat({ max: 4 }) }),
  );
  fc.assert(
    fc.property(fc.array(step), fc.integer({ min: 1, max: 5 }), (steps, keysPerFrame) => {
      const { frames, frame } = createManualFrames();
      const delivered: [number, number][] = [];
      const batch = batchByFrame<number, [number, number]>(
        (items) => delivered.push(...items),
        (waiting) => waiting.slice(0, keysPerFrame),
        frames,
      );
      const added: [number, number][] = [];
      for (const each of steps) {
        if (each === "frame") frame();
        else if (each === "flush") batch.flush();
        else if ("flush" in each) batch.flush(each.flush);
        else {
          const item: [number, number] = [each.add, added.length];
          added.push(item);
          batch.add(each.add, item);
        }
      }
      for (let count = 0; count < 5; count += 1) frame();
      for (const key of [0, 1, 2, 3, 4]) {
        const ofKey = (items: [number, number][]) => items.filter(([own]) => own === key);
        expect(ofKey(delivered)).toEqual(ofKey(added));
      }
    }),
  );
});

test("a frame delivers the items of all keys in one batch, and nothing when no item was added", () => {
  const { frames, frame } = createManualFrames();
  const batches: string[][] = [];
  const batch = batchByFrame<string, string>((items) => batches.push(items), all, frames);
  for (const [key, item] of [
    ["a", "a1"],
    ["b", "b1"],
    ["a", "a2"],
  ] as const)
    batch.add(key, item);
  expect(batches).toEqual([]);
  frame();
  frame();
  expect(batches).toEqual([["a1", "a2", "b1"]]);
});

test("a key that was just delivered queues behind the waiting keys, and every waiting key gets a later frame", () => {
  const { frames, frame } = createManualFrames();
  const batches: string[][] = [];
  const batch = batchByFrame<string, string>(
    (items) => batches.push(items),
    ([first = ""]) => [first],
    frames,
  );
  for (const key of ["a", "b", "c"]) batch.add(key, `${key}1`);
  frame();
  batch.add("a", "a2");
  for (let count = 0; count < 3; count += 1) frame();
  expect(batches).toEqual([["a1"], ["b1"], ["c1"], ["a2"]]);
});

test("after a slow frame, no item is delivered for half of its drawing time", () => {
  const { frames, frame } = createManualFrames();
  const batches: string[][] = [];
  const batch = batchByFrame<string, string>((items) => batches.push(items), all, frames);
  batch.add("a", "a1");
  frame(40);
  batch.add("a", "a2");
  frame();
  expect(batches).toEqual([["a1"]]);
  frame();
  expect(batches).toEqual([["a1"], ["a2"]]);
});

test("the picker receives the waiting keys and the time since the last delivery", () => {
  const { frames, frame } = createManualFrames();
  const pickerArguments: [readonly string[], number][] = [];
  const batch = batchByFrame<string, string>(
    () => {},
    (waiting, sinceLastMs) => {
      pickerArguments.push([waiting, sinceLastMs]);
      return ["a"];
    },
    frames,
  );
  batch.add("a", "a1");
  batch.add("b", "b1");
  frame();
  frame();
  expect(pickerArguments).toEqual([
    [["a", "b"], Infinity],
    [["b"], 16],
  ]);
});

test("items are delivered without animation frames, as in a hidden tab or outside a browser", async () => {
  const items = await new Promise<number[]>((resolve) => batchByFrame<string, number>(resolve, all).add("a", 1));
  expect(items).toEqual([1]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { batchByFrame } from "./batch-by-frame.ts";

/** Frames that come when told. */
function handFrames() {
  let waiting: (() => void)[] = [];
  return {
    onNextFrame: (run: () => void) => void waiting.push(run),
    frame: () => {
      const runs = waiting;
      waiting = [];
      for (const run of runs) run();
    },
  };
}

test("however items, frames and flushes come, every item is handed on once and in order", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("add", "add", "add", "frame", "flush")), (steps) => {
      const { onNextFrame, frame } = handFrames();
      const seen: number[] = [];
      const batch = batchByFrame<number>((items) => seen.push(...items), onNextFrame);
      let added = 0;
      for (const step of steps) {
        if (step === "add") batch.add(added++);
        else if (step === "frame") frame();
        else batch.flush();
      }
      frame();
      expect(seen).toEqual(Array.from({ length: added }, (_, item) => item));
    }),
  );
});

test("a frame hands on once, whoever the items come from, and not at all where nothing came", () => {
  const { onNextFrame, frame } = handFrames();
  const batches: string[][] = [];
  const batch = batchByFrame<string>((items) => batches.push(items), onNextFrame);
  for (const item of ["a1", "b1", "a2"]) batch.add(item);
  expect(batches).toEqual([]);
  frame();
  frame();
  expect(batches).toEqual([["a1", "b1", "a2"]]);
});

test("without frames, as in a hidden tab or outside a browser, items still come", async () => {
  const items = await new Promise<number[]>((resolve) => batchByFrame<number>(resolve).add(1));
  expect(items).toEqual([1]);
});

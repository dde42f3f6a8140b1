import { expect, test } from "vitest";
import { batchByFrame } from "./batch-by-frame.ts";

async function* lists(...items: number[][]) {
  for (const item of items) yield item;
}

test("every item comes through once and in order, in fewer batches than lists", async () => {
  const batches: number[][] = [];
  const source = lists(...Array.from({ length: 500 }, (_, item) => [item]));
  for await (const batch of batchByFrame(source, () => new Promise((resolve) => setTimeout(resolve, 1)))) batches.push(batch);
  expect(batches.flat()).toEqual(Array.from({ length: 500 }, (_, item) => item));
  expect(batches.length).toBeLessThan(500);
});

test("the first batch does not wait for a frame", async () => {
  let frames = 0;
  const never = () => {
    frames += 1;
    return new Promise<void>(() => {});
  };
  async function* open() {
    yield [1];
    await new Promise(() => {});
  }
  const { value } = await batchByFrame(open(), never).next();
  expect([value, frames]).toEqual([[1], 0]);
});

test("an error of the source comes after everything that came before it", async () => {
  async function* broken() {
    yield [1, 2];
    throw new Error("cut");
  }
  const seen: number[] = [];
  const read = async () => {
    for await (const batch of batchByFrame(broken(), () => Promise.resolve())) seen.push(...batch);
  };
  await expect(read()).rejects.toThrow("cut");
  expect(seen).toEqual([1, 2]);
});

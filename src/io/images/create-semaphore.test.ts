import { expect, test } from "vitest";
import { createSemaphore } from "./create-semaphore.ts";

/** Work that ends when it is told to. */
function openWork() {
  const ends: ((error?: Error) => void)[] = [];
  const started: number[] = [];
  const run = (number: number) => () => {
    started.push(number);
    return new Promise<number>((resolve, reject) => {
      ends[number] = (error) => (error ? reject(error) : resolve(number));
    });
  };
  return { ends, started, run };
}

const never = new AbortController().signal;

test("createSemaphore runs no more work at once than its limit, and starts the rest in order, even after a failure", async () => {
  const { ends, started, run } = openWork();
  const runLimited = createSemaphore(2);
  const all = [0, 1, 2, 3].map((number) => runLimited(run(number), never).catch((error: Error) => error.message));
  await Promise.resolve();
  expect(started).toEqual([0, 1]);
  ends[1]?.(new Error("broken"));
  await all[1];
  await expect.poll(() => started).toEqual([0, 1, 2]);
  ends[0]?.();
  await expect.poll(() => started).toEqual([0, 1, 2, 3]);
  ends[2]?.();
  ends[3]?.();
  expect(await Promise.all(all)).toEqual([0, "broken", 2, 3]);
});

test("work aborted while waiting for the semaphore never runs and does not use up a turn", async () => {
  const { ends, started, run } = openWork();
  const runLimited = createSemaphore(1);
  const controller = new AbortController();
  const first = runLimited(run(0), never);
  const second = runLimited(run(1), controller.signal);
  const third = runLimited(run(2), never);
  controller.abort(new Error("changed my mind"));
  ends[0]?.();
  await first;
  await expect(second).rejects.toThrow("changed my mind");
  await expect.poll(() => started).toEqual([0, 2]);
  ends[2]?.();
  expect(await third).toBe(2);
});

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createColouring, type OpenColourPort } from "./colour-in-worker.ts";
import type { ColourCommand, ColourEvent } from "./colour-protocol.ts";

type FakeWorker = { sent: ColourCommand[]; closed: boolean; emit: (event: ColourEvent) => void; crash: () => void };

let workers: FakeWorker[];
const openPort: OpenColourPort = (emit, crash) => {
  const worker: FakeWorker = { sent: [], closed: false, emit, crash };
  workers.push(worker);
  return { send: (command) => worker.sent.push(command), close: () => (worker.closed = true) };
};
const NEVER = new AbortController().signal;
const CODE: ColourCommand = { language: "rust", code: "fn" };
const NODES = [{ type: "text", value: "fn" }];

beforeEach(() => {
  workers = [];
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test("a code is sent when the worker is loaded, and its tokens are returned", async () => {
  const colour = createColouring(openPort, 100);
  const coloured = colour(CODE, NEVER);
  expect(workers[0]?.sent).toEqual([]);
  workers[0]?.emit({ type: "ready" });
  expect(workers[0]?.sent).toEqual([CODE]);
  workers[0]?.emit({ type: "coloured", nodes: NODES });
  expect(await coloured).toBe(NODES);
});

test("a code that takes too long ends its worker, and the next code has a new one", async () => {
  const colour = createColouring(openPort, 100);
  const slow = colour(CODE, NEVER);
  const after = colour({ ...CODE, code: "b" }, NEVER);
  workers[0]?.emit({ type: "ready" });
  vi.advanceTimersByTime(100);
  expect(await slow).toBeUndefined();
  expect(workers.map(({ closed }) => closed)).toEqual([true, false]);
  workers[1]?.emit({ type: "ready" });
  workers[1]?.emit({ type: "coloured", nodes: NODES });
  expect(await after).toBe(NODES);
});

test("a worker that cannot be loaded leaves the code uncoloured", async () => {
  const colour = createColouring(openPort, 100);
  const coloured = colour(CODE, NEVER);
  workers[0]?.crash();
  expect(await coloured).toBeUndefined();
});

test("a code that is no longer wanted is not coloured", async () => {
  const colour = createColouring(openPort, 100);
  const controller = new AbortController();
  const first = colour(CODE, NEVER);
  const unwanted = colour({ ...CODE, code: "b" }, controller.signal);
  controller.abort(new Error("gone"));
  await expect(unwanted).rejects.toThrow("gone");
  workers[0]?.emit({ type: "ready" });
  workers[0]?.emit({ type: "coloured", nodes: NODES });
  await first;
  expect(workers[0]?.sent).toEqual([CODE]);
});

test("a code that is not wanted any more when it is asked for is rejected at once", async () => {
  const colour = createColouring(openPort, 100);
  await expect(colour(CODE, AbortSignal.abort(new Error("gone")))).rejects.toThrow("gone");
  expect(workers).toEqual([]);
});

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createWorkerQueue, type OpenWorkerPort, type WorkerReport } from "./create-worker-queue.ts";

type FakeWorker = { sent: string[]; closed: boolean; emit: (report: WorkerReport<string>) => void; crash: () => void };

let workers: FakeWorker[];
const openPort: OpenWorkerPort<string, string> = (emit, crash) => {
  const worker: FakeWorker = { sent: [], closed: false, emit, crash };
  workers.push(worker);
  return { send: (command) => worker.sent.push(command), close: () => (worker.closed = true) };
};
const NEVER = new AbortController().signal;

beforeEach(() => {
  workers = [];
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test("a command is sent when the worker is loaded, and its result is returned", async () => {
  const run = createWorkerQueue(openPort, 100);
  const result = run("a", NEVER);
  expect(workers[0]?.sent).toEqual([]);
  workers[0]?.emit({ type: "ready" });
  expect(workers[0]?.sent).toEqual(["a"]);
  workers[0]?.emit({ type: "done", result: "A" });
  expect(await result).toBe("A");
});

test("a command that takes too long ends its worker, and the next one has a new worker", async () => {
  const run = createWorkerQueue(openPort, 100);
  const slow = run("a", NEVER);
  const after = run("b", NEVER);
  workers[0]?.emit({ type: "ready" });
  vi.advanceTimersByTime(100);
  expect(await slow).toBeUndefined();
  expect(workers.map(({ closed }) => closed)).toEqual([true, false]);
  workers[1]?.emit({ type: "ready" });
  workers[1]?.emit({ type: "done", result: "A" });
  expect(await after).toBe("A");
});

test("a worker that cannot be loaded gives no result", async () => {
  const run = createWorkerQueue(openPort, 100);
  const result = run("a", NEVER);
  workers[0]?.crash();
  expect(await result).toBeUndefined();
});

test("a command that is no longer wanted is not sent", async () => {
  const run = createWorkerQueue(openPort, 100);
  const controller = new AbortController();
  const first = run("a", NEVER);
  const unwanted = run("b", controller.signal);
  controller.abort(new Error("gone"));
  await expect(unwanted).rejects.toThrow("gone");
  workers[0]?.emit({ type: "ready" });
  workers[0]?.emit({ type: "done", result: "A" });
  await first;
  expect(workers[0]?.sent).toEqual(["a"]);
});

test("a command that is not wanted any more when it is given is rejected at once", async () => {
  const run = createWorkerQueue(openPort, 100);
  await expect(run("a", AbortSignal.abort(new Error("gone")))).rejects.toThrow("gone");
  expect(workers).toEqual([]);
});

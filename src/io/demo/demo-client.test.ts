import { expect, test } from "vitest";
import { createDemoClient, type OpenDemoPort } from "./demo-client.ts";
import type { DemoCommand, DemoEvent } from "./demo-protocol.ts";
import { createDemoServer } from "./demo-server.ts";

type FakeWorker = {
  sent: DemoCommand[];
  closed: boolean;
  emit: (signal: DemoEvent) => void;
  crash: (error: Error) => void;
};

/** Stand-ins for workers that write down what they are sent and say what the test tells them to. */
function createFakeWorkers() {
  const workers: FakeWorker[] = [];
  const open: OpenDemoPort = (onEvent, onCrash) => {
    const worker: FakeWorker = { sent: [], closed: false, emit: onEvent, crash: onCrash };
    workers.push(worker);
    return {
      send: (command) => worker.sent.push(command),
      close: () => {
        worker.closed = true;
      },
    };
  };
  const at = (index: number) => {
    const worker = workers[index];
    if (!worker) throw new Error(`Worker ${index} was never opened.`);
    return worker;
  };
  return { open, at, count: () => workers.length };
}

const OPTIONS = { paced: false };
const never = () => new AbortController().signal;
const head = (id: number): DemoEvent => ({ id, type: "head", status: 200, contentType: "text/event-stream" });
const bytes = (id: number, text: string): DemoEvent => ({ id, type: "bytes", bytes: new TextEncoder().encode(text) });

test("the bytes of a real answer arrive as the body of a response", async () => {
  const client = createDemoClient((onEvent) => {
    const server = createDemoServer((signal) => queueMicrotask(() => onEvent(signal)), {
      random: Math.random,
      nowMs: () => 0,
      setTimer: (run) => {
        queueMicrotask(run);
        return () => undefined;
      },
      measure: () => Promise.reject(new Error("There is nothing to measure.")),
    });
    return { send: (command) => server.receive(command), close: () => undefined };
  });
  const messages = [{ role: "user", content: "What is top_p?" }];
  const body = JSON.stringify({ model: "etude-demo", stream: true, messages });
  const response = await client.send(body, { signal: never(), paced: false });
  expect(response).toMatchObject({ status: 200, contentType: "text/event-stream" });
  expect(response.headers.get("Content-Type")).toBe("text/event-stream");
  expect(await new Response(response.body).text()).toMatch(/top_p[^]*data: \[DONE\]\n\n$/u);
});

test("one demo worker serves several calls, and each response receives only its own bytes", async () => {
  const { open, at, count } = createFakeWorkers();
  const client = createDemoClient(open);
  const first = client.send("one", { ...OPTIONS, signal: never() });
  const second = client.send("two", { ...OPTIONS, signal: never() });
  expect(at(0).sent).toEqual([
    { id: 1, type: "ask", body: "one", paced: false },
    { id: 2, type: "ask", body: "two", paced: false },
  ]);
  for (const signal of [head(2), head(1), bytes(1, "a"), bytes(2, "x"), bytes(1, "b")]) at(0).emit(signal);
  at(0).emit({ id: 1, type: "end" });
  at(0).emit({ id: 2, type: "end" });
  expect(await new Response((await first).body).text()).toBe("ab");
  expect(await new Response((await second).body).text()).toBe("x");
  expect(count()).toBe(1);
});

test("an abort before the response head rejects with the signal's reason and cancels the call", async () => {
  const { open, at } = createFakeWorkers();
  const controller = new AbortController();
  const pendingResponse = createDemoClient(open).send("", { ...OPTIONS, signal: controller.signal });
  controller.abort();
  await expect(pendingResponse).rejects.toBe(controller.signal.reason);
  await expect(pendingResponse).rejects.toMatchObject({ name: "AbortError" });
  expect(at(0).sent.at(-1)).toEqual({ id: 1, type: "cancel" });
});

test("an abort in the middle of a response errors its body, and later bytes are ignored", async () => {
  const { open, at } = createFakeWorkers();
  const controller = new AbortController();
  const pendingResponse = createDemoClient(open).send("", { ...OPTIONS, signal: controller.signal });
  at(0).emit(head(1));
  at(0).emit(bytes(1, "a"));
  const reader = (await pendingResponse).body.getReader();
  expect((await reader.read()).value).toEqual(new TextEncoder().encode("a"));
  controller.abort();
  at(0).emit(bytes(1, "b"));
  at(0).emit({ id: 1, type: "end" });
  await expect(reader.read()).rejects.toBe(controller.signal.reason);
  expect(at(0).sent.filter(({ type }) => type === "cancel")).toHaveLength(1);
});

test("a call with an already aborted signal sends no request and opens no worker", async () => {
  const { open, count } = createFakeWorkers();
  const pendingResponse = createDemoClient(open).send("", { ...OPTIONS, signal: AbortSignal.abort() });
  await expect(pendingResponse).rejects.toMatchObject({ name: "AbortError" });
  expect(count()).toBe(0);
});

test("an abort after the end of a response changes nothing", async () => {
  const { open, at } = createFakeWorkers();
  const controller = new AbortController();
  const pendingResponse = createDemoClient(open).send("", { ...OPTIONS, signal: controller.signal });
  for (const signal of [head(1), bytes(1, "a")]) at(0).emit(signal);
  at(0).emit({ id: 1, type: "end" });
  controller.abort();
  expect(await new Response((await pendingResponse).body).text()).toBe("a");
  expect(at(0).sent).toHaveLength(1);
});

test("cancelling the response body cancels the demo call", async () => {
  const { open, at } = createFakeWorkers();
  const pendingResponse = createDemoClient(open).send("", { ...OPTIONS, signal: never() });
  at(0).emit(head(1));
  await (await pendingResponse).body.cancel();
  at(0).emit(bytes(1, "late"));
  expect(at(0).sent.at(-1)).toEqual({ id: 1, type: "cancel" });
});

test("a crash of the demo worker fails every open call, and the next call opens a new worker", async () => {
  const { open, at, count } = createFakeWorkers();
  const client = createDemoClient(open);
  const begun = client.send("", { ...OPTIONS, signal: never() });
  const waiting = client.send("", { ...OPTIONS, signal: never() });
  at(0).emit(head(1));
  const { body } = await begun;
  const crash = new Error("The demo model stopped.");
  at(0).crash(crash);
  await expect(waiting).rejects.toBe(crash);
  await expect(body.getReader().read()).rejects.toBe(crash);
  expect(at(0).closed).toBe(true);
  const next = client.send("", { ...OPTIONS, signal: never() });
  expect(count()).toBe(2);
  at(1).emit(head(3));
  expect((await next).status).toBe(200);
});

test("a demo worker that cannot be opened rejects the call, and the next call tries to open one again", async () => {
  let tries = 0;
  const client = createDemoClient(() => {
    tries += 1;
    throw new TypeError("Workers are blocked here.");
  });
  await expect(client.send("", { ...OPTIONS, signal: never() })).rejects.toThrow("blocked");
  await expect(client.send("", { ...OPTIONS, signal: never() })).rejects.toThrow("blocked");
  expect(tries).toBe(2);
});

import { expect, test } from "vitest";
import { seededRandom } from "#core/demo/seeded-random.ts";
import type { DemoSignal } from "./demo-protocol.ts";
import { createDemoServer } from "./demo-server.ts";

const ASKED = { model: "etude-demo", messages: [{ role: "user", content: "What is temperature?" }] };
const BODY = JSON.stringify({ ...ASKED, stream: true });

/** A server with a clock that is turned by hand. Timers fire in the order of their times, at `everyMs` at the soonest. */
function openServer(everyMs = 0) {
  const heard: DemoSignal[] = [];
  const timers = new Map<number, { atMs: number; run: () => void }>();
  let nowMs = 1_760_000_000_000;
  let lastTimer = 0;
  const server = createDemoServer((signal) => heard.push(signal), {
    random: seededRandom(11),
    nowMs: () => nowMs,
    setTimer(run, delayMs) {
      lastTimer += 1;
      const timer = lastTimer;
      timers.set(timer, { atMs: nowMs + Math.max(everyMs, delayMs), run });
      return () => timers.delete(timer);
    },
  });
  return {
    server,
    heard,
    waiting: () => timers.size,
    passTime: (ms: number): void => {
      const untilMs = nowMs + ms;
      for (;;) {
        const [next] = [...timers].filter(([, { atMs }]) => atMs <= untilMs).toSorted(([, a], [, b]) => a.atMs - b.atMs);
        if (!next) break;
        timers.delete(next[0]);
        nowMs = Math.max(nowMs, next[1].atMs);
        next[1].run();
      }
      nowMs = untilMs;
    },
    textOf: (id: number): string => {
      const decoder = new TextDecoder("utf-8", { fatal: true });
      return heard
        .flatMap((signal) => (signal.type === "bytes" && signal.id === id ? [signal.bytes] : []))
        .map((bytes) => decoder.decode(bytes, { stream: true }))
        .join("");
    },
  };
}

const dataCount = (text: string) => text.split("data: ").length - 1;
/** Chunks of an answer that are not tokens: the opening, two finishing ones, [DONE]. */
const FRAME_CHUNKS = 4;

test("an answer is a head, bytes of server-sent events and an end", () => {
  const { server, heard, passTime, textOf } = openServer();
  server.receive({ id: 1, type: "ask", body: BODY, paced: false });
  passTime(0);
  expect(heard[0]).toEqual({ id: 1, type: "head", status: 200, contentType: "text/event-stream" });
  expect(heard.at(-1)).toEqual({ id: 1, type: "end" });
  expect(new Set(heard.slice(1, -1).map(({ type }) => type))).toEqual(new Set(["bytes"]));
  expect(textOf(1)).toMatch(/^data: \{"id":"msg_[^]*\n\ndata: \[DONE\]\n\n$/u);
  expect(textOf(1)).toContain("Temperature");
});

test("without pacing an answer needs no time and yet lets other calls in between", () => {
  const { server, heard, passTime, waiting } = openServer();
  server.receive({ id: 1, type: "ask", body: BODY, paced: false });
  expect(heard.some(({ type }) => type === "end")).toBe(false);
  expect(waiting()).toBe(1);
  passTime(0);
  expect(heard.at(-1)?.type).toBe("end");
  expect(waiting()).toBe(0);
});

test("a paced answer writes 60 tokens a second", () => {
  const { server, heard, passTime, textOf } = openServer();
  server.receive({ id: 1, type: "ask", body: BODY, paced: true });
  expect(heard).toHaveLength(1);
  passTime(500);
  expect(dataCount(textOf(1))).toBe(1 + 30);
  passTime(500);
  expect(dataCount(textOf(1))).toBe(1 + 60);
  // One at a time, not in gulps.
  expect(heard.filter(({ type }) => type === "bytes")).toHaveLength(60);
  passTime(60_000);
  const tokens = dataCount(textOf(1)) - FRAME_CHUNKS;
  expect(tokens).toBeGreaterThan(120);
  expect(heard.at(-1)?.type).toBe("end");
});

test("a paced answer in a hidden tab with a timer a second sends what is due at once", () => {
  const { server, heard, passTime, textOf } = openServer(1000);
  server.receive({ id: 1, type: "ask", body: BODY, paced: true });
  passTime(2000);
  expect(heard.filter(({ type }) => type === "bytes")).toHaveLength(2);
  expect(dataCount(textOf(1))).toBe(1 + 120);
});

test("a paced JSON answer comes when its last token is due, in one piece", () => {
  const { server, heard, passTime, textOf } = openServer();
  const body = JSON.stringify({ ...ASKED, max_tokens: 120 });
  server.receive({ id: 1, type: "ask", body, paced: true });
  passTime(1990);
  expect(heard).toHaveLength(1);
  passTime(100);
  expect(heard.map(({ type }) => type)).toEqual(["head", "bytes", "end"]);
  expect(JSON.parse(textOf(1))).toMatchObject({ usage: { completion_tokens: 120 } });
});

test.each([true, false])("after a cancel in the middle there is silence (paced: %s)", (paced) => {
  const { server, heard, passTime, waiting } = openServer();
  server.receive({ id: 1, type: "ask", body: BODY, paced });
  if (paced) passTime(300);
  const before = heard.length;
  expect(before).toBeGreaterThan(1);
  server.receive({ id: 1, type: "cancel" });
  expect(waiting()).toBe(0);
  passTime(60_000);
  expect(heard).toHaveLength(before);
});

test("a cancel of one call leaves the others, and a late or unknown one is nothing", () => {
  const { server, heard, passTime, textOf } = openServer();
  server.receive({ id: 1, type: "ask", body: BODY, paced: true });
  server.receive({ id: 2, type: "ask", body: BODY, paced: true });
  passTime(100);
  server.receive({ id: 1, type: "cancel" });
  server.receive({ id: 9, type: "cancel" });
  passTime(60_000);
  server.receive({ id: 2, type: "cancel" });
  expect(heard.filter(({ type }) => type === "end")).toEqual([{ id: 2, type: "end" }]);
  expect(textOf(2)).toContain("[DONE]");
  expect(textOf(1)).not.toContain("[DONE]");
});

test.each(["not JSON", "{}", ""])("the body %j is refused with a 400 in JSON", (body) => {
  const { server, heard, passTime, textOf } = openServer();
  server.receive({ id: 4, type: "ask", body, paced: true });
  passTime(100);
  expect(heard.map(({ type }) => type)).toEqual(["head", "bytes", "end"]);
  expect(heard[0]).toMatchObject({ status: 400, contentType: "application/json" });
  expect(JSON.parse(textOf(4))).toMatchObject({ statusCode: 400, message: expect.stringMatching(/\.$/u) });
});

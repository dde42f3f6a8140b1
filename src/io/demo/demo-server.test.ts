import { expect, test } from "vitest";
import { measurePicture } from "#core/demo/measure-picture.ts";
import type { PictureFacts } from "#core/demo/picture-facts.ts";
import { createSeededRandom } from "#core/create-seeded-random.ts";
import type { DemoEvent } from "./demo-protocol.ts";
import { createDemoServer } from "./demo-server.ts";

const REQUEST = { model: "etude-demo", messages: [{ role: "user", content: "What is temperature?" }] };
const BODY = JSON.stringify({ ...REQUEST, stream: true });

/** One pixel. The stand-in for the decoder says that it is blue. */
const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const BLUE = measurePicture({ rgba: new Uint8ClampedArray([37, 99, 235, 255]), widthPx: 1, heightPx: 1 });
const IMAGE = { type: "image", source: { type: "base64", media_type: "image/png", data: PNG } };
const BODY_WITH_PICTURE = JSON.stringify({
  ...REQUEST,
  messages: [{ role: "user", content: [IMAGE, { type: "text", text: "What is this?" }] }],
});

/** A server with a clock that is turned by hand. Timers fire in the order of their times, at `everyMs` at the soonest. */
function openServer(everyMs = 0, measure: () => Promise<PictureFacts> = () => Promise.resolve(BLUE)) {
  const events: DemoEvent[] = [];
  const timers = new Map<number, { atMs: number; run: () => void }>();
  let nowMs = 1_760_000_000_000;
  let lastTimer = 0;
  const server = createDemoServer((signal) => events.push(signal), {
    random: createSeededRandom(11),
    nowMs: () => nowMs,
    setTimer(run, delayMs) {
      lastTimer += 1;
      const timer = lastTimer;
      timers.set(timer, { atMs: nowMs + Math.max(everyMs, delayMs), run });
      return () => timers.delete(timer);
    },
    measure,
  });
  return {
    server,
    events,
    waiting: () => timers.size,
    passTime: (ms: number): void => {
      const untilMs = nowMs + ms;
      for (;;) {
        const [next] = [...timers]
          .filter(([, { atMs }]) => atMs <= untilMs)
          .toSorted(([, a], [, b]) => a.atMs - b.atMs);
        if (!next) break;
        timers.delete(next[0]);
        nowMs = Math.max(nowMs, next[1].atMs);
        next[1].run();
      }
      nowMs = untilMs;
    },
    textOf: (id: number): string => {
      const decoder = new TextDecoder("utf-8", { fatal: true });
      return events
        .flatMap((signal) => (signal.type === "bytes" && signal.id === id ? [signal.bytes] : []))
        .map((bytes) => decoder.decode(bytes, { stream: true }))
        .join("");
    },
  };
}

const dataCount = (text: string) => text.split("data: ").length - 1;
/** Chunks of an answer that are not tokens: the opening, two finishing ones, [DONE]. */
const FRAME_CHUNKS = 4;

test("a demo answer consists of a head, bytes of server-sent events and an end", () => {
  const { server, events, passTime, textOf } = openServer();
  server.receive({ id: 1, type: "ask", body: BODY, paced: false });
  passTime(0);
  expect(events[0]).toEqual({ id: 1, type: "head", status: 200, contentType: "text/event-stream" });
  expect(events.at(-1)).toEqual({ id: 1, type: "end" });
  expect(new Set(events.slice(1, -1).map(({ type }) => type))).toEqual(new Set(["bytes"]));
  expect(textOf(1)).toMatch(/^data: \{"id":"msg_[^]*\n\ndata: \[DONE\]\n\n$/u);
  expect(textOf(1)).toContain("Temperature");
});

test("an unpaced demo answer takes no time and still yields to other calls", () => {
  const { server, events, passTime, waiting } = openServer();
  server.receive({ id: 1, type: "ask", body: BODY, paced: false });
  expect(events.some(({ type }) => type === "end")).toBe(false);
  expect(waiting()).toBe(1);
  passTime(0);
  expect(events.at(-1)?.type).toBe("end");
  expect(waiting()).toBe(0);
});

test("a paced demo answer sends 60 tokens a second", () => {
  const { server, events, passTime, textOf } = openServer();
  server.receive({ id: 1, type: "ask", body: BODY, paced: true });
  expect(events).toHaveLength(1);
  passTime(500);
  expect(dataCount(textOf(1))).toBe(1 + 30);
  passTime(500);
  expect(dataCount(textOf(1))).toBe(1 + 60);
  // One at a time, not in gulps.
  expect(events.filter(({ type }) => type === "bytes")).toHaveLength(60);
  passTime(60_000);
  const tokens = dataCount(textOf(1)) - FRAME_CHUNKS;
  expect(tokens).toBeGreaterThan(120);
  expect(events.at(-1)?.type).toBe("end");
});

test("a paced demo answer in a hidden tab sends all due tokens together, once a second", () => {
  const { server, events, passTime, textOf } = openServer(1000);
  server.receive({ id: 1, type: "ask", body: BODY, paced: true });
  passTime(2000);
  expect(events.filter(({ type }) => type === "bytes")).toHaveLength(2);
  expect(dataCount(textOf(1))).toBe(1 + 120);
});

test("a paced JSON answer is sent in one piece when its last token is due", () => {
  const { server, events, passTime, textOf } = openServer();
  const body = JSON.stringify({ ...REQUEST, max_tokens: 120 });
  server.receive({ id: 1, type: "ask", body, paced: true });
  passTime(1990);
  expect(events).toHaveLength(1);
  passTime(100);
  expect(events.map(({ type }) => type)).toEqual(["head", "bytes", "end"]);
  expect(JSON.parse(textOf(1))).toMatchObject({ usage: { completion_tokens: 120 } });
});

test.each([true, false])("a demo answer sends nothing more after a cancel (paced: %s)", (paced) => {
  const { server, events, passTime, waiting } = openServer();
  server.receive({ id: 1, type: "ask", body: BODY, paced });
  if (paced) passTime(300);
  const before = events.length;
  expect(before).toBeGreaterThan(1);
  server.receive({ id: 1, type: "cancel" });
  expect(waiting()).toBe(0);
  passTime(60_000);
  expect(events).toHaveLength(before);
});

test("cancelling one demo call leaves the others running, and a late or unknown cancel is ignored", () => {
  const { server, events, passTime, textOf } = openServer();
  server.receive({ id: 1, type: "ask", body: BODY, paced: true });
  server.receive({ id: 2, type: "ask", body: BODY, paced: true });
  passTime(100);
  server.receive({ id: 1, type: "cancel" });
  server.receive({ id: 9, type: "cancel" });
  passTime(60_000);
  server.receive({ id: 2, type: "cancel" });
  expect(events.filter(({ type }) => type === "end")).toEqual([{ id: 2, type: "end" }]);
  expect(textOf(2)).toContain("[DONE]");
  expect(textOf(1)).not.toContain("[DONE]");
});

test.each(["not JSON", "{}", ""])(
  "the demo server refuses the request body %j with status 400 and a JSON message",
  (body) => {
    const { server, events, passTime, textOf } = openServer();
    server.receive({ id: 4, type: "ask", body, paced: true });
    passTime(100);
    expect(events.map(({ type }) => type)).toEqual(["head", "bytes", "end"]);
    expect(events[0]).toMatchObject({ status: 400, contentType: "application/json" });
    expect(JSON.parse(textOf(4))).toMatchObject({ statusCode: 400, message: expect.stringMatching(/\.$/u) });
  },
);

test("the demo server measures a picture before it answers, reports the measurements and counts the picture", async () => {
  const { server, events, passTime, textOf, waiting } = openServer();
  server.receive({ id: 1, type: "ask", body: BODY_WITH_PICTURE, paced: false });
  expect(events).toEqual([]);
  await expect.poll(waiting).toBe(1);
  passTime(0);
  expect(events.map(({ type }) => type)).toEqual(["head", "bytes", "end"]);
  const { choices, usage } = JSON.parse(textOf(1));
  expect(choices[0].message.content).toContain("| Colours | blue 100 % |");
  expect(usage.prompt_tokens).toBe(4 + 1);
});

test("the demo server counts the pictures of earlier turns without measuring them", () => {
  const messages = [
    { role: "user", content: [IMAGE, IMAGE] },
    { role: "assistant", content: "Two." },
    { role: "user", content: "What is top_k?" },
  ];
  const { server, passTime, textOf } = openServer(0, () => Promise.reject(new Error("Nobody asked to measure.")));
  server.receive({ id: 1, type: "ask", body: JSON.stringify({ ...REQUEST, messages }), paced: false });
  passTime(0);
  const { choices, usage } = JSON.parse(textOf(1));
  expect(usage.prompt_tokens).toBe(2 + 4 + 2);
  expect(choices[0].message.content).toMatch(/^\*\*top_k/u);
});

test("a demo call cancelled while its picture is measured sends nothing, and other calls are answered", async () => {
  let finish: (facts: PictureFacts) => void = () => undefined;
  const measuring = new Promise<PictureFacts>((resolve) => (finish = resolve));
  const { server, events, passTime, waiting } = openServer(0, () => measuring);
  for (const id of [1, 2]) server.receive({ id, type: "ask", body: BODY_WITH_PICTURE, paced: false });
  server.receive({ id: 1, type: "cancel" });
  finish(BLUE);
  await expect.poll(waiting).toBe(1);
  passTime(60_000);
  expect(new Set(events.map(({ id }) => id))).toEqual(new Set([2]));
});

test("a demo call cancelled after its picture was measured sends nothing", async () => {
  const { server, events, passTime, waiting } = openServer();
  server.receive({ id: 1, type: "ask", body: BODY_WITH_PICTURE, paced: false });
  await expect.poll(waiting).toBe(1);
  server.receive({ id: 1, type: "cancel" });
  expect(waiting()).toBe(0);
  passTime(60_000);
  expect(events).toEqual([]);
});

test("the demo server answers an undecodable picture with an explanation and status 200", async () => {
  const { server, events, passTime, textOf, waiting } = openServer(0, () => Promise.reject(new Error("no decoder")));
  server.receive({ id: 1, type: "ask", body: BODY_WITH_PICTURE, paced: false });
  await expect.poll(waiting).toBe(1);
  passTime(0);
  expect(events[0]).toMatchObject({ status: 200 });
  expect(JSON.parse(textOf(1)).choices[0].message.content).toMatch(/^Your picture could not be decoded: /u);
});

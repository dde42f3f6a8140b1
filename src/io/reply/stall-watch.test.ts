import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import { createStallWatch, mergeStalls } from "./stall-watch.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const text: StreamEvent[] = [{ type: "part-delta", index: 0, part: "text", text: "Hi" }];

test("a stall is reported after the full silence, and its end at the next byte, even a byte without an event", async () => {
  let go = () => {};
  async function* source() {
    yield text;
    await new Promise<void>((resolve) => {
      go = resolve;
    });
  }
  const watch = createStallWatch(30_000);
  const merged = mergeStalls(source(), watch);
  expect((await merged.next()).value).toBe(text);
  await vi.advanceTimersByTimeAsync(20_000);
  watch.reset();
  const next = merged.next();
  await vi.advanceTimersByTimeAsync(29_000);
  const early = await Promise.race([next, Promise.resolve("nothing yet")]);
  expect(early).toBe("nothing yet");
  await vi.advanceTimersByTimeAsync(1000);
  expect((await next).value).toEqual([{ type: "phase", phase: "stalled" }]);
  const after = merged.next();
  watch.reset();
  expect((await after).value).toEqual([{ type: "phase", phase: "waiting" }]);
  const again = merged.next();
  await vi.advanceTimersByTimeAsync(30_000);
  expect((await again).value).toEqual([{ type: "phase", phase: "stalled" }]);
  const end = merged.next();
  go();
  expect((await end).done).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createStallWatch } from "./stall-watch.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

test("a stall is reported after the full silence, and its end at the next byte, even a byte without an event", () => {
  const changes: boolean[] = [];
  const watch = createStallWatch(30_000, (isStalled) => changes.push(isStalled));
  vi.advanceTimersByTime(20_000);
  watch.reset();
  vi.advanceTimersByTime(29_000);
  expect(changes).toEqual([]);
  vi.advanceTimersByTime(1000);
  expect(changes).toEqual([true]);
  watch.reset();
  expect(changes).toEqual([true, false]);
  vi.advanceTimersByTime(30_000);
  expect(changes).toEqual([true, false, true]);
});

test("a watch that has ended reports nothing more, even when its user waits on", () => {
  const changes: boolean[] = [];
  const watch = createStallWatch(30_000, (isStalled) => changes.push(isStalled));
  vi.advanceTimersByTime(30_000);
  watch.end();
  watch.reset();
  vi.advanceTimersByTime(60_000);
  expect(changes).toEqual([true]);
  expect(vi.getTimerCount()).toBe(0);
});

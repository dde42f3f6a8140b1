import { expect, test } from "vitest";
import { batchByFrame } from "#io/browser/batch-by-frame.ts";
import { pickRepliesToDraw } from "./reply-frames.ts";

const FRAME_MS = 1000 / 60;
const always = () => true;
const never = () => false;
const replies = (count: number) => Array.from({ length: count }, (_, index) => `r${index}`);

/** A second in which more of every reply comes before each frame: how many each frame drew, and how long one waited at most. */
function streamForASecond(ids: readonly string[], isVisible: (id: string) => boolean) {
  let nowMs = 0;
  let frame = () => {};
  const sizes: number[] = [];
  const drawnAtMs = new Map(ids.map((id) => [id, 0]));
  let longestMs = 0;
  const batch = batchByFrame<string, string>(
    (drawn) => {
      sizes.push(new Set(drawn).size);
      for (const id of drawn) {
        longestMs = Math.max(longestMs, nowMs - (drawnAtMs.get(id) ?? 0));
        drawnAtMs.set(id, nowMs);
      }
    },
    (waiting, sinceLastMs) => pickRepliesToDraw(waiting, sinceLastMs, isVisible),
    { onNextFrame: (run) => (frame = run), afterFrame: (run) => run(), getNowMs: () => nowMs },
  );
  while (nowMs < 1000) {
    for (const id of ids) batch.add(id, id);
    nowMs += FRAME_MS;
    frame();
  }
  return { frames: sizes.length, largest: Math.max(...sizes.slice(1)), longestMs };
}

test("a single visible reply is drawn in every frame", () => {
  const { frames, longestMs } = streamForASecond(["a"], always);
  expect(frames).toBeGreaterThanOrEqual(60);
  expect(longestMs).toBeCloseTo(FRAME_MS);
});

test.each([
  [2, 1],
  [4, 1],
  [12, 3],
  [47, 10],
])("of %i visible replies, a frame draws %i, and no reply waits longer than 100 ms", (count, maxDrawn) => {
  const { largest, longestMs } = streamForASecond(replies(count), always);
  expect(largest).toBe(maxDrawn);
  expect(longestMs).toBeLessThan(100);
});

test("replies off screen are drawn less often, one in a frame", () => {
  const { largest, longestMs } = streamForASecond(replies(12), never);
  expect(largest).toBe(1);
  expect(longestMs).toBeLessThan(250);
});

test("replies off screen take no turn from visible replies", () => {
  const isVisible = (id: string) => id === "a";
  expect(pickRepliesToDraw([...replies(12), "a"], FRAME_MS, isVisible)).toEqual(["a", "r0"]);
  expect(streamForASecond(["a", ...replies(12)], isVisible).largest).toBe(2);
});

test("all waiting replies are drawn after a long pause, as in a hidden tab", () => {
  expect(pickRepliesToDraw(replies(20), 1000, never)).toHaveLength(20);
  expect(pickRepliesToDraw(replies(20), Infinity, always)).toHaveLength(20);
});

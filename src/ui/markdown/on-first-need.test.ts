import { expect, test } from "vitest";
import { onFirstNeed } from "./on-first-need.ts";

test("is not loaded before it is needed, and then once", async () => {
  let loads = 0;
  const thing = onFirstNeed(async () => (loads += 1));
  expect([thing.read(), loads]).toEqual([undefined, 0]);
  await Promise.all([thing.request(), thing.request()]);
  await thing.request();
  expect([thing.read(), loads]).toEqual([1, 1]);
});

test("tells who waits for it", async () => {
  const thing = onFirstNeed(async () => "here");
  const seen: (string | undefined)[] = [];
  const leave = thing.subscribe(() => seen.push(thing.read()));
  await thing.request();
  leave();
  expect(seen).toEqual(["here"]);
});

test("a failure throws nothing, and the next need tries again", async () => {
  const answers = [Promise.reject(new Error("offline")), Promise.resolve("here")];
  const thing = onFirstNeed(async () => (await answers.shift()) ?? "none");
  await thing.request();
  expect(thing.read()).toBeUndefined();
  await thing.request();
  expect(thing.read()).toBe("here");
});

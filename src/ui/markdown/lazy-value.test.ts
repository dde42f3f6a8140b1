import { expect, test } from "vitest";
import { createLazyValue } from "./lazy-value.ts";

test("a lazy value is not loaded until requested, and then only once", async () => {
  let loads = 0;
  const lazyValue = createLazyValue(async () => (loads += 1));
  expect([lazyValue.getValue(), loads]).toEqual([undefined, 0]);
  await Promise.all([lazyValue.load(), lazyValue.load()]);
  await lazyValue.load();
  expect([lazyValue.getValue(), loads]).toEqual([1, 1]);
});

test("a lazy value notifies its subscribers when loaded", async () => {
  const lazyValue = createLazyValue(async () => "here");
  const values: (string | undefined)[] = [];
  const unsubscribe = lazyValue.subscribe(() => values.push(lazyValue.getValue()));
  await lazyValue.load();
  unsubscribe();
  expect(values).toEqual(["here"]);
});

test("a failed load of a lazy value does not throw, and the next load tries again", async () => {
  const results = [Promise.reject(new Error("offline")), Promise.resolve("here")];
  const lazyValue = createLazyValue(async () => (await results.shift()) ?? "none");
  await lazyValue.load();
  expect(lazyValue.getValue()).toBeUndefined();
  await lazyValue.load();
  expect(lazyValue.getValue()).toBe("here");
});

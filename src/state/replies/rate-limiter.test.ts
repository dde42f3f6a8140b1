import { expect, test } from "vitest";
import { rateLimitReported, acquireSlot } from "./rate-limiter.ts";

const forever = () => new AbortController().signal;
const createWaitFlag = () => {
  const flag = { hasWaited: false, note: () => void (flag.hasWaited = true) };
  return flag;
};

test("nothing waits before a connection has refused a call", async () => {
  const flag = createWaitFlag();
  const ends = await Promise.all(Array.from({ length: 12 }, () => acquireSlot("free", forever(), flag.note)));
  expect(flag.hasWaited).toBe(false);
  for (const end of ends) end(true);
});

test("after a refusal calls go out one by one, and more again as they are answered, but not as many as were refused", async () => {
  const ends = await Promise.all(Array.from({ length: 3 }, () => acquireSlot("slow", forever(), () => {})));
  rateLimitReported("slow", 0);
  for (const end of ends) end(false);
  let inFlight = 0;
  let maxInFlight = 0;
  const sendOne = async () => {
    const end = await acquireSlot("slow", forever(), () => {});
    inFlight += 1;
    maxInFlight = Math.max(maxInFlight, inFlight);
    await new Promise((resolve) => setTimeout(resolve));
    inFlight -= 1;
    end(true);
  };
  await Promise.all(Array.from({ length: 20 }, sendOne));
  expect(maxInFlight).toBe(2);
});

test("whoever leaves the line takes nobody's turn", async () => {
  const end = await acquireSlot("left", forever(), () => {});
  rateLimitReported("left", 0);
  const leaving = new AbortController();
  const flag = createWaitFlag();
  const left = acquireSlot("left", leaving.signal, flag.note);
  const next = acquireSlot("left", forever(), () => {});
  leaving.abort();
  (await left)(false);
  end(true);
  (await next)(true);
  expect(flag.hasWaited).toBe(true);
});

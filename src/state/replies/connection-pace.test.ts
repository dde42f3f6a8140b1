import { expect, test } from "vitest";
import { connectionRefused, takeTurn } from "./connection-pace.ts";

const forever = () => new AbortController().signal;
const noted = () => {
  const heard = { isHeld: false, note: () => void (heard.isHeld = true) };
  return heard;
};

test("nothing waits before a connection has refused a call", async () => {
  const heard = noted();
  const ends = await Promise.all(Array.from({ length: 12 }, () => takeTurn("free", forever(), heard.note)));
  expect(heard.isHeld).toBe(false);
  for (const end of ends) end(true);
});

test("after a refusal calls go out one by one, and more again as they are answered, but not as many as were refused", async () => {
  const ends = await Promise.all(Array.from({ length: 3 }, () => takeTurn("slow", forever(), () => {})));
  connectionRefused("slow", 0);
  for (const end of ends) end(false);
  let inFlight = 0;
  let most = 0;
  const call = async () => {
    const end = await takeTurn("slow", forever(), () => {});
    inFlight += 1;
    most = Math.max(most, inFlight);
    await new Promise((resolve) => setTimeout(resolve));
    inFlight -= 1;
    end(true);
  };
  await Promise.all(Array.from({ length: 20 }, call));
  expect(most).toBe(2);
});

test("whoever leaves the line takes nobody's turn", async () => {
  const end = await takeTurn("left", forever(), () => {});
  connectionRefused("left", 0);
  const leaving = new AbortController();
  const heard = noted();
  const left = takeTurn("left", leaving.signal, heard.note);
  const next = takeTurn("left", forever(), () => {});
  leaving.abort();
  (await left)(false);
  end(true);
  (await next)(true);
  expect(heard.isHeld).toBe(true);
});

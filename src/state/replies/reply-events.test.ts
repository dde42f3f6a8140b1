import { expect, test } from "vitest";
import { readReplyEvents, recordReply } from "./reply-events.ts";

const said = (data: string) => ({ kind: "event", data }) as const;

test("what comes is kept in its order, with its time and what became of it", () => {
  const record = recordReply("order");
  record({ kind: "comment", text: "ping" }, []);
  record(said("x"), [{ type: "unknown", raw: "x" }]);
  const { items = [], letGo } = readReplyEvents("order") ?? {};
  expect(items.map(({ item }) => item)).toEqual([{ kind: "comment", text: "ping" }, said("x")]);
  expect(items[1]?.became).toEqual([{ type: "unknown", raw: "x" }]);
  expect(items[0]?.atMs).toBeGreaterThanOrEqual(0);
  expect(letGo).toBe(0);
});

test("of a hundred thousand events the newest are kept, and how many went is known", () => {
  const record = recordReply("many");
  for (let count = 0; count < 100_000; count += 1) record(said(String(count)), []);
  const { items = [], letGo = 0 } = readReplyEvents("many") ?? {};
  expect(items.length).toBeLessThanOrEqual(25_000);
  expect(items.length + letGo).toBe(100_000);
  expect(items.at(-1)?.item).toEqual(said("99999"));
});

test("an event of megabytes is shortened, and says by how much", () => {
  recordReply("long")(said("x".repeat(1_000_000)), []);
  expect(readReplyEvents("long")?.items[0]?.cutChars).toBe(800_000);
});

test("older replies make room for newer ones, and never the other way round", () => {
  const first = recordReply("first");
  for (let count = 0; count < 50; count += 1) first(said("a".repeat(200_000)), []);
  const second = recordReply("second");
  for (let count = 0; count < 50; count += 1) second(said("b".repeat(200_000)), []);
  expect(readReplyEvents("first")).toBeUndefined();
  expect(readReplyEvents("second")).toMatchObject({ letGo: 0 });
  for (let count = 0; count < 50; count += 1) second(said("c".repeat(200_000)), []);
  expect(readReplyEvents("second")?.letGo).toBeGreaterThan(0);
});

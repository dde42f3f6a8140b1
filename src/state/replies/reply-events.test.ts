import { expect, test } from "vitest";
import { getReplyEvents, recordReply } from "./reply-events.ts";

const makeEventItem = (data: string) => ({ kind: "event", data }) as const;

test("reply events are recorded in order, each with its time and its effect", () => {
  const record = recordReply("order");
  record({ kind: "comment", text: "ping" }, []);
  record(makeEventItem("x"), [{ type: "unknown", raw: "x" }]);
  const { items = [], droppedCount } = getReplyEvents("order") ?? {};
  expect(items.map(({ item }) => item)).toEqual([{ kind: "comment", text: "ping" }, makeEventItem("x")]);
  expect(items[1]).toMatchObject({ description: "unknown", isUnrecognised: true });
  expect(items[0]?.atMs).toBeGreaterThanOrEqual(0);
  expect(droppedCount).toBe(0);
});

test("of a hundred thousand reply events, the newest are stored and the dropped ones are counted", () => {
  const record = recordReply("many");
  for (let count = 0; count < 100_000; count += 1) record(makeEventItem(String(count)), []);
  const { items = [], droppedCount = 0 } = getReplyEvents("many") ?? {};
  expect(items.length).toBeLessThanOrEqual(25_000);
  expect(items.length + droppedCount).toBe(100_000);
  expect(items.at(-1)?.item).toEqual(makeEventItem("99999"));
});

test("a very long reply event is shortened, and the number of cut characters is recorded", () => {
  recordReply("long")(makeEventItem("x".repeat(1_000_000)), []);
  expect(getReplyEvents("long")?.items[0]?.cutChars).toBe(800_000);
});

test("the events of older replies are dropped in favour of newer replies, and never the reverse", () => {
  const first = recordReply("first");
  for (let count = 0; count < 50; count += 1) first(makeEventItem("a".repeat(200_000)), []);
  const second = recordReply("second");
  for (let count = 0; count < 50; count += 1) second(makeEventItem("b".repeat(200_000)), []);
  expect(getReplyEvents("first")).toBeUndefined();
  expect(getReplyEvents("second")).toMatchObject({ droppedCount: 0 });
  for (let count = 0; count < 50; count += 1) second(makeEventItem("c".repeat(200_000)), []);
  expect(getReplyEvents("second")?.droppedCount).toBeGreaterThan(0);
});

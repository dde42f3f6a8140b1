import { expect, test } from "vitest";
import { appendRows } from "#core/conversation/edit-rows.ts";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { findNextToMark, listToMark } from "./list-to-mark.ts";

test("answers are listed row by row, each column's samples together, with one that does not count only where it is asked for", () => {
  let made = 0;
  const base = { ...exampleConversation(), variants: ["a", "b"].map((id) => ({ id, overrides: {} })) };
  const rows = appendRows(
    addTurn(base, exampleTurn("t1", null, "Say it")),
    [{ word: "1" }, { word: "2" }],
    () => `w${++made}`,
  );
  const reply = (id: string, variantId: string, rowId: string, sample = 0, status: "done" | "failed" = "done") =>
    exampleReply({ id, turnId: "t1", variantId, rowId, sample, status });
  const conversation = addReplies(rows, [
    reply("r1", "a", "w2"),
    reply("r2", "b", "w1"),
    reply("r3", "a", "w1"),
    reply("r4", "a", "w1", 1),
    reply("r5", "b", "w2", 0, "failed"),
  ]);
  expect(listToMark(conversation, ["a", "b"], "t1")).toEqual(["r3", "r4", "r2", "r1"]);
  expect(listToMark(conversation, ["a", "b"], "t1", "r2")).toEqual(["r3", "r4", "r2", "r1"]);
  expect(listToMark(conversation, ["a"], "t1", "r2")).toEqual(["r2", "r3", "r4", "r1"]);
});

test("the next answer to mark is the next one without a mark, from the beginning again after the last", () => {
  const ids = ["a", "b", "c", "d"];
  const done =
    (...marked: string[]) =>
    (id: string) =>
      marked.includes(id);
  expect(findNextToMark(ids, undefined, done("a"))).toBe("b");
  expect(findNextToMark(ids, "b", done("b", "c"))).toBe("d");
  expect(findNextToMark(ids, "c", done("c", "d"))).toBe("a");
  expect(findNextToMark(ids, "c", done(...ids))).toBeUndefined();
});

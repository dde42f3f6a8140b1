import { expect, test } from "vitest";
import type { Reply } from "#core/conversation/conversation.ts";
import { listAnswerIds } from "#core/conversation/list-answer-ids.ts";
import type { ToolMock } from "#core/conversation/tool-mock.ts";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import { decideRound } from "./decide-round.ts";

const MOCKS: ToolMock[] = [{ toolName: "count", kind: "expression", expression: "n + 1" }];

/** A chain of replies in which each calls the tool, from the arguments of each; the last one waits for a decision. */
function chain(argumentTexts: readonly string[]): { replies: Record<string, Reply>; last: Reply } {
  const list = argumentTexts.map((argumentsText, index): Reply => {
    const before = argumentTexts[index - 1];
    const callId = `call${index}`;
    return exampleReply({
      id: `r${index}`,
      sample: index,
      status: "done",
      parts: [{ kind: "tool-call", callId, name: "count", argumentsText }],
      ...(before !== undefined && {
        after: {
          kind: "tools",
          replyId: `r${index - 1}`,
          results: [
            {
              kind: "tool-result",
              callId: `call${index - 1}`,
              isError: false,
              isMocked: true,
              parts: [{ kind: "text", text: String(Number(JSON.parse(before).n) + 1) }],
            },
          ],
        },
      }),
    });
  });
  return { replies: Object.fromEntries(list.map((reply) => [reply.id, reply])), last: list.at(-1) ?? exampleReply() };
}

const decide = (argumentTexts: readonly string[], change: { maxToolRounds?: number; mocks?: ToolMock[] } = {}) => {
  const { replies, last } = chain(argumentTexts);
  return decideRound({ mocks: MOCKS, replies, ...change }, last);
};
const numbered = (count: number) => Array.from({ length: count }, (_, n) => JSON.stringify({ n }));

test("an answer whose calls all have mocks is followed by a round, and one with an open call waits", () => {
  expect(decide(numbered(1))).toMatchObject({ kind: "send", results: [{ callId: "call0", isMocked: true }] });
  expect(decide(numbered(1), { mocks: [] })).toBeUndefined();
  expect(decide(["{"])).toBeUndefined();
  const { replies, last } = chain(numbered(1));
  expect(decideRound({ mocks: MOCKS, replies }, { ...last, status: "stopped" })).toBeUndefined();
  expect(decideRound({ mocks: MOCKS, replies }, { ...last, parts: [{ kind: "text", text: "5" }] })).toBeUndefined();
  const byHand = { ...last, sentWith: { ...last.sentWith, handMadeBody: "{}" } };
  expect(decideRound({ mocks: MOCKS, replies }, byHand)).toBeUndefined();
});

test("rounds stop at their limit, and after a person goes on at twice the limit", () => {
  expect(decide(numbered(8))?.kind).toBe("send");
  expect(decide(numbered(9))).toMatchObject({ kind: "limit", roundCount: 8 });
  expect(decide(numbered(10))?.kind).toBe("send");
  expect(decide(numbered(17))).toMatchObject({ kind: "limit", roundCount: 16 });
  expect(decide(numbered(3), { maxToolRounds: 2 })).toMatchObject({ kind: "limit", roundCount: 2 });
});

test("two rounds with the same calls and answers are a circle, other arguments are none", () => {
  expect(decide(['{"n":1}', '{"n":1}'])?.kind).toBe("circle");
  expect(decide(['{"n":1}', '{"n":2}'])?.kind).toBe("send");
});

test("rounds are part of the answer that ends them, which stands where its first round does", () => {
  const { replies, last } = chain(numbered(3));
  const other = exampleReply({ id: "other", sample: 1, status: "done" });
  const all: Record<string, Reply> = { ...replies, other };
  expect(listAnswerIds(all, ["r0", "other", "r1", "r2"])).toEqual(["r2", "other"]);
  const ids = ["other"];
  expect(listAnswerIds(all, ids)).toBe(ids);
  // Another answer to the same results.
  expect(listAnswerIds({ ...all, again: { ...last, id: "again" } }, ["r0", "other", "r1", "r2", "again"])).toEqual([
    "r2",
    "again",
    "other",
  ]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Parameters } from "#core/vocabulary.ts";
import { exampleReply } from "#e2e/fixtures/example-conversation.ts";
import { computeAgreement } from "./agreement.ts";
import { computeColumnMetrics } from "./column-metrics.ts";
import { groupSamples } from "./group-samples.ts";
import { computeSpread } from "./spread.ts";

const doneReply = (id: string, text: string, change = {}) =>
  exampleReply({ id, status: "done", parts: [{ kind: "text", text }], ...change });

test("the agreement of texts counts the most common text, without regard to white space", () => {
  expect(computeAgreement(["yes", "yes ", "no"])).toEqual({ answerCount: 3, alikeCount: 2 });
  expect(computeAgreement(["a", "b", "c", "d"])).toEqual({ answerCount: 4, alikeCount: 1 });
  expect(computeAgreement(["alone"])).toBeUndefined();
});

test("JSON replies are compared field by field, whatever their order, layout and fence", () => {
  const agreement = computeAgreement([
    '{"total": 12, "shop": {"name": "A"}}',
    'Here:\n```json\n{"shop": {"name": "A"}, "total": 12}\n```',
    '{"total": 13, "shop": {"name": "A"}}',
    '{"shop": {"name": "A"}}',
  ]);
  expect(agreement).toEqual({
    answerCount: 4,
    alikeCount: 2,
    fields: [
      { path: "total", share: 0.5 },
      { path: "shop.name", share: 1 },
    ],
  });
});

test("replies are compared as texts when one of them is not JSON", () => {
  expect(computeAgreement(['{"a": 1}', '{"a": 1}', "none"])).toEqual({ answerCount: 3, alikeCount: 2 });
});

test("identical replies form one group, and every reply is in one group", () => {
  const replies = [
    doneReply("1", "yes"),
    doneReply("2", "no"),
    doneReply("3", " yes\n"),
    doneReply("4", "yes", { status: "stopped" }),
    exampleReply({ id: "5" }),
  ];
  expect(groupSamples(replies).map(({ replyIds }) => replyIds)).toEqual([["1", "3"], ["2"], ["4"], ["5"]]);
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "b", " a ", "")), (texts) => {
      const cell = texts.map((text, index) => doneReply(String(index), text));
      expect(
        groupSamples(cell)
          .flatMap(({ replyIds }) => replyIds)
          .toSorted(),
      ).toEqual(cell.map(({ id }) => id).toSorted());
    }),
  );
});

const sentWith = (parameters: Parameters, change = {}) => ({
  sentWith: { ...exampleReply().sentWith, parameters, ...change },
});

test("replies with other settings are in other groups, whatever the order of parameters and the turns before", () => {
  const replies = [
    doneReply("1", "yes", sentWith({ temperature: 0, top_k: 5 })),
    doneReply("2", "yes", sentWith({ temperature: 1 })),
    doneReply("3", "yes", sentWith({ top_k: 5, temperature: 0 }, { thread: { builtOn: "0" }, schemaHash: "new" })),
    doneReply("4", "yes", sentWith({ temperature: 0, top_k: 5 }, { system: "Be brief." })),
  ];
  expect(groupSamples(replies).map(({ replyIds }) => replyIds)).toEqual([["1", "3"], ["2"], ["4"]]);
});

test("the figures of a column are those of the replies with its latest settings", () => {
  const timed = (outputTokens: number) => ({ startedAtMs: 0, usage: { outputTokens } });
  const metrics = computeColumnMetrics(
    [
      doneReply("1", "a", { ...timed(10), ...sentWith({ temperature: 0 }) }),
      doneReply("2", "b", { ...timed(30), ...sentWith({ temperature: 1 }) }),
      doneReply("3", "c", { ...timed(50), ...sentWith({ temperature: 1 }) }),
    ],
    () => undefined,
  );
  expect(metrics).toEqual({ count: 2, outputTokens: { median: 40, min: 30, max: 50 } });
});

test("the median of an even count is the mean of the middle two, and lies between the smallest and the largest", () => {
  expect(computeSpread([3, 1, 2, 10])).toEqual({ median: 2.5, min: 1, max: 10 });
  expect(computeSpread([])).toBeUndefined();
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (numbers) => {
      const spread = computeSpread(numbers);
      expect(spread && spread.min <= spread.median && spread.median <= spread.max).toBe(true);
    }),
  );
});

test("a column's metrics leave out unknown values, written replies and running ones", () => {
  const timed = { startedAtMs: 0, firstTokenAtMs: 500, endedAtMs: 1500, usage: { outputTokens: 50 } };
  expect(
    computeColumnMetrics(
      [
        doneReply("1", "a", { ...timed, billedUsd: 0.01 }),
        doneReply("2", "b", { ...timed, firstTokenAtMs: 700, billedUsd: 0.03 }),
        doneReply("3", "c", { origin: "written" }),
        exampleReply({ id: "4", status: "streaming" }),
        doneReply("5", "", { status: "failed" }),
      ],
      ({ billedUsd }) => (billedUsd === undefined ? undefined : { usd: billedUsd, isEstimate: false }),
    ),
  ).toEqual({
    count: 3,
    firstTokenMs: { median: 600, min: 500, max: 700 },
    tokensPerSecond: { median: 56.25, min: 50, max: 62.5 },
    outputTokens: { median: 50, min: 50, max: 50 },
    costUsd: { median: 0.02, min: 0.01, max: 0.03, sum: 0.04, isEstimate: false },
  });
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { exampleReply } from "#core/conversation/example-conversation.ts";
import { readAgreement } from "./agreement.ts";
import { readColumnFigures } from "./column-figures.ts";
import { groupSamples } from "./group-samples.ts";
import { readSpread } from "./spread.ts";

const said = (id: string, text: string, change = {}) =>
  exampleReply({ id, status: "done", parts: [{ kind: "text", text }], ...change });

test("agreement of texts is the share of the commonest, white space aside", () => {
  expect(readAgreement(["yes", "yes ", "no"])?.share).toBeCloseTo(2 / 3);
  expect(readAgreement(["a", "b", "c", "d"])).toEqual({ share: 0.25 });
  expect(readAgreement(["alone"])).toBeUndefined();
});

test("JSON answers agree field by field, whatever their order, layout and fence", () => {
  const agreement = readAgreement([
    '{"total": 12, "shop": {"name": "A"}}',
    'Here:\n```json\n{"shop": {"name": "A"}, "total": 12}\n```',
    '{"total": 13, "shop": {"name": "A"}}',
    '{"shop": {"name": "A"}}',
  ]);
  expect(agreement).toEqual({
    share: 0.75,
    fields: [
      { path: "total", share: 0.5 },
      { path: "shop.name", share: 1 },
    ],
  });
});

test("one answer that is not JSON makes it a comparison of texts", () => {
  expect(readAgreement(['{"a": 1}', '{"a": 1}', "none"])).toEqual({ share: expect.closeTo(2 / 3, 10) });
});

test("identical answers stand together, and every reply is in one group", () => {
  const replies = [
    said("1", "yes"),
    said("2", "no"),
    said("3", " yes\n"),
    said("4", "yes", { status: "stopped" }),
    exampleReply({ id: "5" }),
  ];
  expect(groupSamples(replies).map(({ replyIds }) => replyIds)).toEqual([["1", "3"], ["2"], ["4"], ["5"]]);
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "b", " a ", "")), (texts) => {
      const cell = texts.map((text, place) => said(String(place), text));
      expect(
        groupSamples(cell)
          .flatMap(({ replyIds }) => replyIds)
          .toSorted(),
      ).toEqual(cell.map(({ id }) => id).toSorted());
    }),
  );
});

test("a spread has the median between the middle two, and lies within its ends", () => {
  expect(readSpread([3, 1, 2, 10])).toEqual({ median: 2.5, least: 1, most: 10 });
  expect(readSpread([])).toBeUndefined();
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (numbers) => {
      const spread = readSpread(numbers);
      expect(spread && spread.least <= spread.median && spread.median <= spread.most).toBe(true);
    }),
  );
});

test("a column's figures leave out what is not known, written replies and those still running", () => {
  const timed = { startedAtMs: 0, firstTokenAtMs: 500, endedAtMs: 1500, usage: { outputTokens: 50 } };
  expect(
    readColumnFigures(
      [
        said("1", "a", { ...timed, billedUsd: 0.01 }),
        said("2", "b", { ...timed, firstTokenAtMs: 700, billedUsd: 0.03 }),
        said("3", "c", { origin: "written" }),
        exampleReply({ id: "4", status: "streaming" }),
        said("5", "", { status: "failed" }),
      ],
      ({ billedUsd }) => (billedUsd === undefined ? undefined : { usd: billedUsd, isEstimate: false }),
    ),
  ).toEqual({
    count: 3,
    firstTokenMs: { median: 600, least: 500, most: 700 },
    tokensPerSecond: { median: 56.25, least: 50, most: 62.5 },
    outputTokens: { median: 50, least: 50, most: 50 },
    costUsd: { median: 0.02, least: 0.01, most: 0.03, sum: 0.04, isEstimate: false },
  });
});

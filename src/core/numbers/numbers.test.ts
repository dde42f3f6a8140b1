import fc from "fast-check";
import { expect, test } from "vitest";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { createReplies } from "#core/conversation/create-replies.ts";
import { addReplies, addTurn } from "#core/conversation/edit-turns.ts";
import { decide } from "#core/statistics/decide.ts";
import { exampleConversation, exampleReply, exampleTurn } from "#e2e/fixtures/example-conversation.ts";
import { computeAgreementShare } from "./agreement-share.ts";
import { createAxis, placeOnAxis } from "./axis.ts";
import { tabulateFigure } from "./column-figures.ts";
import { listCountedAnswers } from "./counted-answers.ts";
import { describeVerdict, formatP } from "./describe-verdict.ts";
import { FIGURES } from "./figures.ts";
import { countInBins } from "./histogram.ts";
import { pairAnswers, pairExpected, tabulateLabels } from "./label-confusion.ts";
import { listSweptCurves } from "./swept-points.ts";
import { countUnits } from "./count-units.ts";

const FACTS = {
  getCostUsd: () => undefined,
  getPass: () => undefined,
  getScore: () => undefined,
  getChosen: () => undefined,
};
const [PASSES, , , TIME] = FIGURES;

/** A conversation of three turns and columns a and b. */
function buildConversation(replies: readonly Partial<Reply>[]): Conversation {
  const turns = [exampleTurn("t1", null), exampleTurn("t2", "t1"), exampleTurn("t3", "t2")];
  const base = {
    ...exampleConversation(),
    variants: [
      { id: "a", overrides: {} },
      { id: "b", overrides: {} },
    ],
  };
  return addReplies(
    turns.reduce(addTurn, base),
    replies.map((reply, index) => exampleReply({ id: `r${index}`, status: "done", startedAtMs: index, ...reply })),
  );
}

const said = (text: string): Partial<Reply> => ({ parts: [{ kind: "text", text }] });

test("answers of other settings than the newest of their column are left out and counted", () => {
  const { sentWith } = exampleReply();
  const conversation = buildConversation([
    { turnId: "t1" },
    { turnId: "t1", sample: 1, sentWith: { ...sentWith, parameters: { temperature: 1 } } },
    { turnId: "t2", sentWith: { ...sentWith, parameters: { temperature: 1 } } },
    { turnId: "t1", variantId: "b" },
    { turnId: "t2", variantId: "b", status: "failed" },
    { turnId: "t3", variantId: "b", origin: "written" },
  ]);
  const counted = listCountedAnswers(conversation, ["a", "b"]);
  expect(
    counted.columns.map(({ answers }) => [...answers].map(([id, replies]) => [id, replies.map((r) => r.id)])),
  ).toEqual([
    [
      ["t1", ["r1"]],
      ["t2", ["r2"]],
    ],
    [["t1", ["r3"]]],
  ]);
  expect(counted).toMatchObject({ otherSettings: 1, incomplete: 1 });
  expect(counted.questions.map(({ label }) => label)).toEqual(["Turn 1", "Turn 2", "Turn 3"]);
});

/** Three rows of a conversation with the prompt "Is {{fruit}} red?". */
function buildRows(replies: readonly Partial<Reply>[]): Conversation {
  const rows = Object.fromEntries(
    ["apple", "plum", "kiwi"].map((fruit, position) => [
      `row${position}`,
      { id: `row${position}`, position, values: { fruit, expected: "yes" } },
    ]),
  );
  const turn = exampleTurn("t1", null, "Is {{fruit}} red?");
  const columns = { ...exampleConversation(), rows, variants: ["a", "b"].map((id) => ({ id, overrides: {} })) };
  const { sentWith } = exampleReply();
  return addReplies(
    addTurn(columns, turn),
    replies.map((reply, index) => {
      const { fruit = "" } = rows[reply.rowId ?? ""]?.values ?? {};
      const sent = { ...sentWith, fillsMarkers: true as const, variables: { fruit, expected: "yes" } };
      return exampleReply({ id: `r${index}`, status: "done", startedAtMs: index, sentWith: sent, ...reply });
    }),
  );
}

test("rows are questions: their own values set no answers apart, other settings and earlier values do", () => {
  const { sentWith } = exampleReply();
  const earlier = { ...sentWith, variables: { fruit: "pear" } };
  const warm = { ...sentWith, variables: { fruit: "plum" }, parameters: { temperature: 1 } };
  const counted = listCountedAnswers(
    buildRows([
      { rowId: "row0", sentWith: earlier },
      { rowId: "row1", sentWith: { ...warm, fillsMarkers: true } },
      { rowId: "row0", sample: 1 },
      { rowId: "row1", sample: 1 },
      { rowId: "row1", variantId: "b" },
    ]),
    ["a", "b"],
  );
  expect(counted).toMatchObject({ units: "rows", otherSettings: 1, otherValues: 1, incomplete: 0 });
  expect(counted.questions.map(({ label }) => label)).toEqual(["Row 1", "Row 2", "Row 3"]);
  expect(counted.columns.map(({ answers }) => [...answers.keys()])).toEqual([["row0", "row1"], ["row1"]]);
});

test("an answer to a later turn counts where only an earlier turn uses a value of its row", () => {
  const conversation = addTurn(buildRows([{ rowId: "row0" }]), exampleTurn("t2", "t1", "Is it {{expected}}?"));
  const format = { wire: "chat-completions", dialect: "openai", parameters: {} } as const;
  const wanted = [{ turnId: "t2", variantId: "a", rowId: "row0", replyId: "later" }];
  const replies = createReplies(conversation, wanted, () => format);
  const answered = addReplies(
    conversation,
    replies.map((reply) => ({ ...reply, status: "done" })),
  );
  const counted = listCountedAnswers(answered, ["a"]);
  expect(counted.otherValues).toBe(0);
  expect(counted.columns[0]?.answers.get("row0")).toMatchObject([{ id: "later" }]);
});

test("a value that no prompt uses can change without setting answers aside", () => {
  const conversation = buildRows([{ rowId: "row0" }]);
  const row = conversation.rows["row0"];
  if (!row) throw new Error("no row");
  const changed = {
    ...conversation,
    rows: { ...conversation.rows, row0: { ...row, values: { ...row.values, expected: "no" } } },
  };
  expect(listCountedAnswers(changed, ["a"])).toMatchObject({ otherSettings: 0, otherValues: 0 });
});

test("the share of rows with the same answer counts the rows that both answered", () => {
  const counted = listCountedAnswers(
    buildRows([
      { rowId: "row0", ...said("yes") },
      { rowId: "row1", ...said("no") },
      { rowId: "row2", ...said("no") },
      { rowId: "row0", variantId: "b", ...said(" yes\n") },
      { rowId: "row1", variantId: "b", ...said("yes") },
    ]),
    ["a", "b"],
  );
  const [first, second] = counted.columns;
  expect(first && second && computeAgreementShare(first, second)).toMatchObject({ value: 0.5, count: 2 });
});

test("answers in JSON are the same whatever the order of their names, as in the table", () => {
  const replies = [
    { rowId: "row0", ...said('{"a": 1, "b": 2}') },
    { rowId: "row0", variantId: "b", ...said('{"b": 2, "a": 1}') },
  ];
  const [first, second] = listCountedAnswers(buildRows(replies), ["a", "b"]).columns;
  expect(first && second && computeAgreementShare(first, second)).toMatchObject({ value: 1, count: 1 });
});

test("a figure counts each question once, however many samples it has", () => {
  const timed = (turnId: string, sample: number, ms: number) => ({ turnId, sample, startedAtMs: 0, endedAtMs: ms });
  const conversation = buildConversation([
    timed("t1", 0, 1000),
    timed("t1", 1, 3000),
    timed("t2", 0, 4000),
    { turnId: "t3", startedAtMs: 0 },
  ]);
  const counted = listCountedAnswers(conversation, ["a", "b"]);
  if (!TIME) throw new Error("no time");
  const table = tabulateFigure(counted, TIME, FACTS);
  expect(table.columns[0]?.interval).toMatchObject({ value: 3000, count: 2 });
  expect(table.columns[1]?.interval).toBeUndefined();
  expect(table.counted).toBe("questions");
});

test("passes are a share with Wilson's interval", () => {
  const counted = listCountedAnswers(buildConversation([{ turnId: "t1" }, { turnId: "t2" }]), ["a"]);
  const table = tabulateFigure(counted, PASSES, { ...FACTS, getPass: ({ turnId }) => (turnId === "t1" ? 1 : 0) });
  const [low, high] = [expect.closeTo(0.0945, 4) as number, expect.closeTo(0.9055, 4) as number];
  expect(table.columns[0]?.interval).toEqual({ value: 0.5, low, high, count: 2 });
});

const NAMES = { column: "B", baseline: "A", units: "rows", unitUsd: 0.01 };
const scores = (columnId: string, values: readonly number[]) => ({
  columnId,
  rows: new Map(values.map((value, index) => [String(index), [value]])),
});

test("a verdict says what was seen, by which method, and how many rows more would tell at which price", () => {
  const [verdict] = decide([scores("a", [1, 1, 1, 1, 0, 1]), scores("b", [0, 0, 0, 1, 1, 1])], "a");
  const text = verdict && describeVerdict(verdict, PASSES, NAMES);
  expect(text).toMatchObject({
    lead: "Not decided.",
    seen: "A is better in 3, B in 1, of the same 6 rows",
    method: "p 0.62, exact McNemar",
  });
  expect(text?.more).toMatch(/^About \d+ more rows would tell, \$0\.\d+\.$/);
});

test("a decided verdict names the better column, and equal columns ask for nothing", () => {
  const [decided] = decide([scores("a", Array(8).fill(0)), scores("b", Array(8).fill(1))], "a");
  expect(decided && describeVerdict(decided, PASSES, NAMES)).toMatchObject({ lead: "B is better than A.", more: "" });
  const [equal] = decide([scores("a", [1, 1]), scores("b", [1, 1])], "a");
  expect(equal && describeVerdict(equal, PASSES, NAMES).more).toBe("No difference was seen.");
});

test("a p has two digits and is never 0", () => {
  expect([0.0654, 0.45312, 1, 0.00001].map(formatP)).toEqual(["0.065", "0.45", "1", "< 0.001"]);
});

test("an axis has round steps and holds every value", () => {
  expect(createAxis([0, 1]).ticks).toEqual([0, 0.5, 1]);
  expect(createAxis([930, 1010]).ticks).toEqual([920, 940, 960, 980, 1000, 1020]);
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
      const axis = createAxis(values);
      expect(axis.ticks.length).toBeLessThan(20);
      // An end is round where a value passes it by less than anybody sees.
      const unseen = (axis.high - axis.low) * 1e-8;
      for (const value of values) {
        expect(value).toBeGreaterThanOrEqual(axis.low - unseen);
        expect(value).toBeLessThanOrEqual(axis.high + unseen);
        expect(placeOnAxis(axis, value)).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

test("a histogram counts each value once", () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.double({ min: 0, max: 1e5, noNaN: true }))), (columns) => {
      const { counts } = countInBins(columns);
      expect(counts.map((column) => column.reduce((sum, count) => sum + count, 0))).toEqual(
        columns.map((values) => values.length),
      );
    }),
  );
});

test("short answers are labels, compared without regard to case and space; long ones are none", () => {
  const labels = (column: string, texts: readonly string[]) =>
    texts.map((text, index) => ({ variantId: column, turnId: `t${index + 1}`, ...said(text) }));
  const compare = (texts: readonly string[]) => {
    const conversation = buildConversation([...labels("a", ["yes", "no", "yes"]), ...labels("b", texts)]);
    const [first, second] = listCountedAnswers(conversation, ["a", "b"]).columns;
    return first && second && tabulateLabels(pairAnswers(first, second));
  };
  expect(compare(["Yes.", " no ", "no"])).toMatchObject({
    labels: ["no", "yes"],
    counts: [
      [1, 0],
      [1, 1],
    ],
    pairCount: 3,
  });
  expect(compare(["a long answer that explains at length", "why it is", "so and not otherwise"])).toBeUndefined();
});

test("a check of labels tells the right label of each row beside the given one", () => {
  const conversation = buildRows([{ rowId: "row0" }, { rowId: "row1" }, { rowId: "row2" }]);
  const [column] = listCountedAnswers(conversation, ["a"]).columns;
  const check = { id: "k", options: { value: "{{expected}}" } };
  const given = (label: string) => new Map([["k", { outcome: "pass" as const, reason: "", label }]]);
  const results = new Map([
    ["r0", given("Yes")],
    ["r1", given("no")],
  ]);
  const pairs = column && pairExpected(check, column, conversation.rows, results);
  expect(pairs).toEqual([
    ["yes", "yes"],
    ["yes", "no"],
  ]);
  expect(
    column && pairExpected({ id: "k", options: { value: "{{gone}}" } }, column, conversation.rows, results),
  ).toEqual([]);
});

test("the values of a swept field are the places of a curve, smallest first", () => {
  const conversation: Conversation = {
    ...buildConversation([]),
    variants: [
      { id: "a", overrides: {}, sweep: { id: "s", valueIds: { temperature: "1" } } },
      { id: "b", overrides: {}, sweep: { id: "s", valueIds: { temperature: "0" } } },
    ],
    sweeps: [
      {
        id: "s",
        values: {
          temperature: [
            { id: "0", value: 0 },
            { id: "1", value: 1 },
          ],
        },
      },
    ],
  };
  const interval = { value: 5, low: 4, high: 6, count: 3 };
  const columns = ["a", "b"].map((columnId) => ({ columnId, rows: new Map<string, number[]>(), interval }));
  expect(listSweptCurves(conversation, columns)).toEqual([
    {
      path: "temperature",
      name: "temperature",
      points: [
        { x: 0, interval },
        { x: 1, interval },
      ],
    },
  ]);
});

test("one unit is named in the singular", () => {
  expect([1, 48].map((count) => countUnits(count, "rows"))).toEqual(["1 row", "48 rows"]);
});

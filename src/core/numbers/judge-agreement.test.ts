import { expect, test } from "vitest";
import type { CheckResult } from "#core/checks/check-result.ts";
import { computeJudgeAgreement, describeAgreement, listDoubtedIds } from "./judge-agreement.ts";

type Counts = { both: number; handOnly: number; judgeOnly: number; neither: number };

/** Results of a hand h and a judge j by how often each says pass. */
function build({ both, handOnly, judgeOnly, neither }: Counts) {
  const say = (passes: boolean): CheckResult => ({ outcome: passes ? "pass" : "fail", reason: "" });
  const list = (count: number, hand: boolean, judge: boolean) =>
    Array.from(
      { length: count },
      () =>
        new Map([
          ["h", say(hand)],
          ["j", say(judge)],
        ]),
    );
  return [
    ...list(both, true, true),
    ...list(handOnly, true, false),
    ...list(judgeOnly, false, true),
    ...list(neither, false, false),
  ];
}
const agree = (counts: Counts) => computeJudgeAgreement(build(counts), "j", "h");

test("the agreement of 50 grant proposals read twice is that of the published example: 70 %, kappa 0.40", () => {
  // 20 yes of both, 5 and 10 of one alone, 15 no of both: the usual worked example of Cohen's kappa.
  const agreement = agree({ both: 20, handOnly: 5, judgeOnly: 10, neither: 15 });
  expect(agreement).toMatchObject({ agreed: 35, baseRate: 0.5, guess: "pass", beatsGuessing: true });
  expect(agreement?.confusion).toMatchObject({
    counts: [
      [20, 5],
      [10, 15],
    ],
    pairCount: 50,
  });
  expect(agreement?.confusion.kappa?.value).toBeCloseTo(0.4, 10);
  expect(agreement?.share.value).toBeCloseTo(0.7, 10);
  expect(describeAgreement(agreement)).toBe(
    "The judge agrees with you in 35 of 50 answers, 70 % (56 to 81), kappa 0.40; always saying pass would in 50 %.",
  );
});

test("a judge is doubted until enough answers are marked and it surely beats the verdict that is given more often", () => {
  expect(agree({ both: 9, handOnly: 0, judgeOnly: 0, neither: 0 })?.beatsGuessing).toBe(false);
  // All agree, but all pass: always saying pass would do as well.
  const same = agree({ both: 40, handOnly: 0, judgeOnly: 0, neither: 0 });
  expect(same?.beatsGuessing).toBe(false);
  expect(describeAgreement(same)).toBe(
    "The judge agrees with you in 40 of 40 answers (100 %, 91 to 100): no better than always saying pass.",
  );
  expect(describeAgreement(agree({ both: 7, handOnly: 0, judgeOnly: 3, neither: 0 }))).toBe(
    "The judge agrees with you in 7 of 10 answers (70 %, 40 to 89): no better than always saying pass.",
  );
  expect(describeAgreement(agree({ both: 1, handOnly: 0, judgeOnly: 0, neither: 2 }))).toMatch(
    /too few to tell\. Mark 7 more/,
  );
  expect(describeAgreement(agree({ both: 6, handOnly: 1, judgeOnly: 1, neither: 3 }))).toMatch(/not yet surely better/);
  expect(agree({ both: 20, handOnly: 1, judgeOnly: 1, neither: 20 })?.beatsGuessing).toBe(true);
  expect(describeAgreement(undefined)).toMatch(/^Mark 10 answers by hand/);
});

test("answers that one of the two does not tell are left out, and a judge without marks is doubted", () => {
  const unknown: CheckResult = { outcome: "unknown", reason: "" };
  const results = [
    ...build({ both: 1, handOnly: 0, judgeOnly: 0, neither: 0 }),
    new Map([
      ["h", unknown],
      ["j", unknown],
    ]),
    new Map<string, CheckResult>([["j", { outcome: "pass", reason: "" }]]),
  ];
  expect(computeJudgeAgreement(results, "j", "h")?.share.count).toBe(1);
  expect(computeJudgeAgreement(results.slice(1), "j", "h")).toBeUndefined();
  const check = (id: string, kind: string) => ({ id, kind, name: "", options: {} });
  const good = new Map(
    build({ both: 20, handOnly: 0, judgeOnly: 0, neither: 20 }).map((each, index) => [`r${index}`, each]),
  );
  expect([...listDoubtedIds([check("j", "judge"), check("k", "judge"), check("c", "contains")], good)]).toEqual([
    "j",
    "k",
  ]);
  expect([...listDoubtedIds([check("h", "hand"), check("j", "judge"), check("k", "judge")], good)]).toEqual(["k"]);
});

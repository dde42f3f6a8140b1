import { expect, test } from "vitest";
import type { CheckFacts } from "#core/checks/check-facts.ts";
import { createCheck } from "#core/checks/create-check.ts";
import { runCheck } from "#core/checks/run-check.ts";
import type { CheckCommand } from "./check-command.ts";
import { createCheckRunner } from "./run-checks.ts";

const NEVER = new AbortController().signal;
const facts = (text: string): CheckFacts => ({ replyId: text, text, row: {}, calls: [], usage: {} });
const quick = createCheck("quick", "contains", { value: "a" });
const slow = createCheck("slow", "matches", { pattern: "(x+x+)+y" });

/** A runner whose worker is ended by the slow check for answers that begin with "x". */
function createRunner() {
  const sent: CheckCommand[] = [];
  const run = createCheckRunner(async (command) => {
    sent.push(command);
    if (command.checks.includes(slow) && command.facts.some(({ text }) => text.startsWith("x"))) return undefined;
    return command.facts.map((each) => command.checks.map((check) => runCheck(check, each)));
  });
  return { sent, run };
}

test("all checks of all replies are one command", async () => {
  const { sent, run } = createRunner();
  const results = await run({ checks: [quick, slow], facts: ["a", "b"].map(facts) }, NEVER);
  expect(results.map((row) => row.map(({ outcome }) => outcome))).toEqual([
    ["pass", "fail"],
    ["fail", "fail"],
  ]);
  expect(sent).toHaveLength(1);
});

test("a check that is too slow for one answer leaves only that one without a result, and says so", async () => {
  const { run } = createRunner();
  const results = await run({ checks: [slow, quick], facts: ["a", "xa", "b"].map(facts) }, NEVER);
  expect(results.map((row) => row.map(({ outcome }) => outcome))).toEqual([
    ["fail", "pass"],
    ["unknown", "pass"],
    ["fail", "fail"],
  ]);
  expect(results[1]?.[0]?.reason).toBe("the check was ended after 2 seconds");
});

test("a check that is too slow for three answers is not tried on the others", async () => {
  const { sent, run } = createRunner();
  const many = Array.from({ length: 50 }, (_, index) => facts(`x${index}`));
  const results = await run({ checks: [slow], facts: many }, NEVER);
  expect(results.at(-1)?.[0]?.reason).toBe("the check was too slow for other answers, and not tried");
  expect(sent).toHaveLength(4);
  await run({ checks: [slow], facts: many }, NEVER);
  expect(sent).toHaveLength(4);
});

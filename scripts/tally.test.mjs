// @ts-check
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { addTallies, countPlaywright, countVitest, printTally, loadTally } from "./tally.mjs";

const folder = mkdtempSync(join(tmpdir(), "etude-tally-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("the report of a completed run is counted", () => {
  expect(loadTally(playwright({ expected: 5, skipped: 2 }), countPlaywright, true)).toEqual(tally(5, 0, 2));
  expect(loadTally(playwright({ expected: 5, unexpected: 2 }), countPlaywright, false)).toEqual(tally(5, 2));
  expect(loadTally(vitest(3, [["passed", "passed", "passed"]]), countVitest, true)).toEqual(tally(3, 0));
  expect(loadTally(vitest(1, [["passed", "failed", "failed"]]), countVitest, false)).toEqual(tally(1, 2));
});

test("a test file that cannot be loaded counts as one failure", () => {
  expect(loadTally(vitest(1, [["passed"], "failed", "failed"]), countVitest, false)).toEqual(tally(1, 2));
});

test("a runner that crashes, leaves no report or runs no test counts as one failure", () => {
  expect(loadTally(playwright({ expected: 5 }), countPlaywright, false)).toEqual(tally(5, 1));
  expect(loadTally(playwright({}), countPlaywright, true)).toEqual(tally(0, 1));
  expect(loadTally(playwright({ skipped: 2 }), countPlaywright, true)).toEqual(tally(0, 1, 2));
  expect(loadTally(join(folder, "none.json"), countPlaywright, true)).toEqual(tally(0, 1));
  expect(loadTally(write("half.json", '{"stats":'), countPlaywright, true)).toEqual(tally(0, 1));
  expect(loadTally(write("other.json", "{}"), countVitest, true)).toEqual(tally(0, 1));
});

test("the last line adds all runners, and names skipped tests only when there are some", () => {
  expect(printTally(addTallies([tally(1, 0), tally(20, 3)]))).toBe("21 passed, 3 failed");
  expect(printTally(addTallies([tally(1, 0, 1), tally(0, 0, 2)]))).toBe("1 passed, 0 failed, 3 skipped");
});

/** @param {number} passed @param {number} failed */
function tally(passed, failed, skipped = 0) {
  return { passed, failed, skipped };
}

/** @param {Partial<Record<"expected" | "unexpected" | "skipped", number>>} stats */
function playwright(stats) {
  const report = { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats } };
  return write("playwright.json", JSON.stringify(report));
}

/** @param {number} passed @param {(string[] | "failed")[]} files tests of each file, or "failed" for one without any */
function vitest(passed, files) {
  const testResults = files.map((file) =>
    file === "failed"
      ? { status: "failed", assertionResults: [] }
      : { status: file.includes("failed") ? "failed" : "passed", assertionResults: file.map((status) => ({ status })) },
  );
  const report = { numPassedTests: passed, numPendingTests: 0, numTodoTests: 0, testResults };
  return write("vitest.json", JSON.stringify(report));
}

/** @param {string} name @param {string} text */
function write(name, text) {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

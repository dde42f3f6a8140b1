import { expect, test } from "vitest";
import type { CheckResult } from "./check-result.ts";
import { judgeReply } from "./judge-reply.ts";

const NOT_ASKED: CheckResult = { outcome: "unknown", reason: "there is no value for expected", isNotAsked: true };
const PASS: CheckResult = { outcome: "pass", reason: "is JSON" };
const FAIL: CheckResult = { outcome: "fail", reason: "is not JSON" };
const UNTOLD: CheckResult = { outcome: "unknown", reason: "the pattern is empty" };
const judge = (...results: CheckResult[]) => judgeReply(new Map(results.map((result, index) => [`c${index}`, result])));

test("a check that is not asked of a row changes no verdict, and alone tells none", () => {
  expect(judge(NOT_ASKED, PASS)).toBe("pass");
  expect(judge(PASS, NOT_ASKED, FAIL)).toBe("fail");
  expect(judge(UNTOLD, NOT_ASKED, PASS)).toBe("unknown");
  expect(judge(NOT_ASKED)).toBe("unknown");
  expect(judge()).toBe("unknown");
});

import { expect, test } from "vitest";
import { FAILURE_KINDS } from "./failure.ts";
import { planRetry } from "./plan-retry.ts";

test("a temporary failure is retried twice, after about one and three seconds", () => {
  for (const kind of [
    "request-timeout",
    "conflict",
    "rate-limited",
    "bad-gateway",
    "unavailable",
    "timed-out",
    "overloaded",
    "unreachable",
    "broke-off",
  ] as const) {
    expect(planRetry({ kind }, 0, 0)).toBe(1000);
    expect(planRetry({ kind }, 1, 1)).toBe(3450);
    expect(planRetry({ kind }, 2, 0)).toBeUndefined();
  }
});

test("a server error is retried once, and other failures are not retried", () => {
  expect(planRetry({ kind: "server-error" }, 0, 0.5)).toBeGreaterThan(1000);
  expect(planRetry({ kind: "server-error" }, 1, 0)).toBeUndefined();
  const tried = FAILURE_KINDS.filter((kind) => planRetry({ kind }, 0, 0) !== undefined);
  expect(tried).toHaveLength(10);
  for (const kind of [
    "plan-limit",
    "maintenance",
    "offline",
    "blocked-by-cors",
    "bad-request",
    "error-in-stream",
  ] as const)
    expect(tried).not.toContain(kind);
});

test("a failure that may end by itself is retried twice where the service names a wait", () => {
  for (const kind of ["maintenance", "forbidden", "error-in-stream", "too-large"] as const) {
    expect(planRetry({ kind, retryAfterMs: 2000 }, 1, 0)).toBe(2000);
    expect(planRetry({ kind, retryAfterMs: 2000 }, 2, 0)).toBeUndefined();
    expect(planRetry({ kind, retryAfterMs: 0 }, 0, 0)).toBeUndefined();
  }
});

test("a requested wait is never undercut, exceeded by a quarter at most, and above a minute not kept automatically", () => {
  for (const retryAfterMs of [20, 1000, 59_999, 60_000])
    for (const chance of [0, 0.3, 1]) {
      const afterMs = planRetry({ kind: "rate-limited", retryAfterMs }, 1, chance) ?? 0;
      expect(afterMs).toBeGreaterThanOrEqual(retryAfterMs);
      expect(afterMs).toBeLessThanOrEqual(retryAfterMs * 1.25);
    }
  expect(planRetry({ kind: "rate-limited", retryAfterMs: 60_001 }, 0, 0)).toBeUndefined();
});

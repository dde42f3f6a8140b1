import { expect, test } from "vitest";
import { NO_SPENDING } from "#core/conversation/reply-cost.ts";
import { formatSpendingDetails, formatSpendingTotal } from "./format-spending.ts";

test.each([
  [{}, "$0", "$0"],
  [{ billedUsd: 0.0338 }, "$0.034", "$0.034 billed"],
  [{ unknown: 1 }, "unknown", "1 answer without a known price"],
  [{ estimatedUsd: 0.01 }, "≈ $0.01", "$0.01 estimated"],
  [
    { billedUsd: 1.2, estimatedUsd: 0.01, isLeast: true, unknown: 2 },
    "at least $1.21",
    "$1.20 billed + at least $0.01 estimated + 2 answers without a known price",
  ],
])("spending %j is formatted as %s, in detail as %s", (change, total, details) => {
  const spending = { ...NO_SPENDING, ...change };
  expect([formatSpendingTotal(spending), formatSpendingDetails(spending)]).toEqual([total, details]);
});

import type { CheckFacts } from "#core/checks/check-facts.ts";
import type { CheckResult } from "#core/checks/check-result.ts";
import type { Check } from "#core/conversation/check.ts";

/** Some checks to run for some replies. */
export type CheckCommand = { checks: readonly Check[]; facts: readonly CheckFacts[] };

/** The results by reply and, in each, by check, in the order of the command. */
export type CheckResults = CheckResult[][];

import type { Check } from "#core/conversation/check.ts";
import { isJudge } from "./is-judge.ts";

/** The judges that are asked about each answer when it arrives. */
export const listAutomaticJudges = (checks: readonly Check[] = []): readonly Check[] =>
  checks.filter((check) => isJudge(check) && check.options["automatic"] === "yes");

import type { Check } from "#core/conversation/check.ts";

/** True for a check that asks a model. */
export const isJudge = ({ kind }: Pick<Check, "kind">): boolean => kind === "judge";

/** The judges that are asked about each answer when it arrives. */
export const listAutomaticJudges = (checks: readonly Check[] = []): readonly Check[] =>
  checks.filter((check) => isJudge(check) && check.options["automatic"] === "yes");

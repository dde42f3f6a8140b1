import type { Check } from "#core/conversation/check.ts";

/** True for a check that asks a model. */
export const isJudge = ({ kind }: Pick<Check, "kind">): boolean => kind === "judge";

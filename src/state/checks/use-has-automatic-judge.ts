import type { Check } from "#core/conversation/check.ts";
import { listAutomaticJudges } from "#core/judge/list-automatic-judges.ts";
import { useOpenValue } from "#state/document/documents.ts";

const hasAutomatic = (checks: readonly Check[] | undefined): boolean => listAutomaticJudges(checks).length > 0;

/** True where a judge of the open conversation is asked about each answer when it arrives. */
export const useHasAutomaticJudge = (): boolean => useOpenValue(({ settled }) => settled.checks, hasAutomatic, false);

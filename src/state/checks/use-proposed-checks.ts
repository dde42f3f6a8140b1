import { type ProposedCheck, proposeChecks } from "#core/checks/propose-checks.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { listRows } from "#core/conversation/rows.ts";
import { useSettledValue } from "#state/document/documents.ts";
import { buildFacts, listEndedReplies } from "./follow-checks.ts";

/** The answers that are looked at, which show how the model answers. */
const MAX_ANSWERS = 100;

const NONE: readonly ProposedCheck[] = [];

/** The checks that suit the expected values of the open conversation and are not there yet. */
export const useProposedChecks = (): readonly ProposedCheck[] => useSettledValue(listProposed, NONE);

function listProposed(conversation: Conversation): readonly ProposedCheck[] {
  const facts = listEndedReplies(conversation.replies, conversation.rows)
    .slice(-MAX_ANSWERS)
    .map((each) => buildFacts(each, []));
  return proposeChecks(listValues(conversation), facts).filter(
    ({ kind, options }) =>
      !conversation.checks?.some((check) => check.kind === kind && check.options["value"] === options["value"]),
  );
}

/** The values of variables of each row; those of all columns where there are no rows. */
export function listValues(conversation: Conversation): readonly Record<string, string>[] {
  const rows = listRows(conversation);
  return rows.length === 0 ? [conversation.shared.variables] : rows.map(({ values }) => values);
}

import { EXPECTED_MARKER, type CheckKind } from "#core/checks/check-kinds.ts";
import { createCheck } from "#core/checks/create-check.ts";
import { findExpectedName } from "#core/checks/propose-checks.ts";
import type { Check } from "#core/conversation/check.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { JUDGE_PROMPTS } from "#core/judge/judge-prompts.ts";
import { newId } from "#io/browser/new-id.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { listValues } from "./use-proposed-checks.ts";

/**
 * A check of a kind that is not in the conversation yet. What it expects is the right answer of the row, by the name that it
 * has there; nothing where the conversation has none.
 */
export function newCheck(kind: CheckKind, options: Readonly<Record<string, string>> = {}): Check {
  const open = getOpenConversation();
  const name = open && findExpectedName(listValues(open));
  const check = createCheck(newId(), kind);
  const expected = name === undefined ? "" : `{{${name}}}`;
  const start = Object.entries(check.options).map(([field, value]) => [
    field,
    value === EXPECTED_MARKER ? expected : value,
  ]);
  const judge = kind === "judge" && open ? buildJudgeStart(open) : {};
  return { ...check, options: { ...Object.fromEntries(start), ...judge, ...options } };
}

/** The fields of a new judge: the first prompt, asked of the model that all columns share. */
function buildJudgeStart({ shared, ...conversation }: Conversation): Record<string, string> {
  const [{ name, form, prompt }] = JUDGE_PROMPTS;
  const [first] = listColumns(conversation);
  return {
    promptName: name,
    form,
    prompt,
    connection: shared.connectionId,
    model: shared.modelId,
    baseline: first?.id ?? "",
  };
}

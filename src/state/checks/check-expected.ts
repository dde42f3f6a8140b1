import { nameCheck } from "#core/checks/name-check.ts";
import { proposeChecks } from "#core/checks/propose-checks.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { layerOpened } from "#state/layers.ts";
import { showNotice } from "#state/notices.ts";
import { checkSaved } from "./check-edits.ts";
import { newCheck } from "./new-check.ts";

/**
 * Adds the check that suits the right answers in rows that were just added, and says so; nothing where they have none, or the
 * conversation has checks already. Models rarely answer with the bare words, so an answer may have more around them.
 */
export function checkExpected(rows: readonly Readonly<Record<string, string>>[]): void {
  if (getOpenConversation()?.checks) return;
  const [first] = proposeChecks(rows, []);
  if (!first) return;
  const { kind, options } = first.kind === "equals" ? { ...first, kind: "contains" as const } : first;
  const check = newCheck(kind, options);
  checkSaved(check);
  showNotice({
    tone: "plain",
    text: `Each answer is checked: ${nameCheck(check)}.`,
    action: { label: "Change checks", run: () => layerOpened({ kind: "checks" }) },
  });
}

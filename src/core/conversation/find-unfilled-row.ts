import { formatCount } from "#core/format.ts";
import { shortenText } from "#core/cut-text.ts";
import { getMarkerValue } from "#core/templates/get-marker-value.ts";
import type { Id } from "#core/vocabulary.ts";
import type { Conversation, Settings } from "./conversation.ts";
import { listSettingsMarkers, listTexts } from "./list-wordings.ts";
import type { RunPlan } from "./plan-run.ts";
import { listRows } from "./rows.ts";
import { listTurnParts } from "./turn-prompts.ts";

/**
 * A sentence about the first row that has no value of a variable which its prompt uses; undefined where there is none, and in
 * a chat.
 */
export function findUnfilledRow({ conversation, requests }: RunPlan): string | undefined {
  const rows = listRows(conversation);
  if (rows.length === 0) return undefined;
  const numbers = new Map(rows.map(({ id }, index) => [id, index + 1]));
  const names = new Map<string, string[]>();
  const unfilled = new Map<string, Set<number>>();
  const filled = new Set<string>();
  for (const {
    replies: [{ turnId, variantId, rowId = "", sentWith }],
  } of requests) {
    const key = `${turnId} ${variantId}`;
    const used = names.get(key) ?? listVariables(conversation, sentWith, turnId, variantId);
    names.set(key, used);
    for (const name of used) {
      const number = numbers.get(rowId);
      if ((getMarkerValue(sentWith.variables, name) ?? "") !== "") filled.add(name);
      else if (number !== undefined) unfilled.set(name, (unfilled.get(name) ?? new Set()).add(number));
    }
  }
  for (const [name, found] of unfilled) {
    const isOneRow = requests.every(({ replies: [reply] }) => reply.rowId === requests[0]?.replies[0].rowId);
    if (!filled.has(name) && !isOneRow)
      return `${shortenText(name, 60)} has no value in any row. Add it to the rows, type one for all under Variables in the parameters, or take braces literally.`;
    const first = Math.min(...found);
    const [others, what] = found.size > 1 ? [` and ${formatCount(found.size - 1)} more have`, "them"] : [" has", "it"];
    return `Row ${formatCount(first)}${others} no value for ${shortenText(name, 60)}. Fill ${what} in the table, or remove ${found.size > 1 ? "these rows" : "the row"}.`;
  }
  return undefined;
}

/** The names of the variables in what a variant is sent for a turn. */
function listVariables(conversation: Conversation, settings: Settings, turnId: Id, variantId: Id): string[] {
  const parts = listTurnParts(conversation, conversation.turns[turnId], variantId);
  return listSettingsMarkers(settings, listTexts(parts)).flatMap(({ kind, name }) =>
    kind === "variable" ? [name] : [],
  );
}

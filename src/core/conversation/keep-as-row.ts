import type { Id } from "#core/vocabulary.ts";
import type { Conversation, Row, Turn } from "./conversation.ts";
import { appendRows, takeChatAsRow } from "./edit-rows.ts";
import { listColumns } from "./list-columns.ts";
import { listSettingsMarkers, listTexts } from "./list-wordings.ts";
import { getOpenRow, listRows } from "./rows.ts";
import { resolveSettings } from "./settings.ts";

/**
 * Keeps a turn as a row: a chat becomes the first row with all its answers; where there are rows, another one is added with
 * the values that the turn was last sent with.
 */
export function keepAsRow(conversation: Conversation, turn: Turn, newId: () => Id): Conversation {
  const values = listTurnValues(conversation, turn);
  if (listRows(conversation).length > 0) return appendRows(conversation, [values], newId);
  const kept = takeChatAsRow(conversation, newId);
  return kept === conversation ? appendRows(conversation, [values], newId) : kept;
}

/** The values of the variables in a turn as its newest reply in the open row was sent, over those of that row. */
function listTurnValues(conversation: Conversation, turn: Turn): Row["values"] {
  const row = getOpenRow(conversation);
  const [newest] = Object.values(conversation.replies)
    .filter(({ turnId, rowId }) => turnId === turn.id && rowId === row?.id)
    .toSorted((a, b) => (b.startedAtMs ?? 0) - (a.startedAtMs ?? 0));
  const [column] = listColumns(conversation);
  const settings = newest?.sentWith ?? resolveSettings(conversation, column?.id ?? "");
  const used = listSettingsMarkers(settings, listTexts(turn.parts)).flatMap(({ kind, name }) =>
    kind === "variable" && Object.hasOwn(settings.variables, name) ? [[name, settings.variables[name] ?? ""]] : [],
  );
  return { ...row?.values, ...Object.fromEntries(used) };
}

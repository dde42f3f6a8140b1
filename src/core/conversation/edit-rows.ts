import { getMarkerValue } from "#core/templates/get-marker-value.ts";
import type { Id } from "#core/vocabulary.ts";
import type { Conversation, Reply, Row } from "./conversation.ts";
import { buildCellKey } from "./conversation.ts";
import { getThread } from "./get-thread.ts";
import { indexCells } from "./index-cells.ts";
import { listColumns } from "./list-columns.ts";
import { listSettingsMarkers, listTexts } from "./list-wordings.ts";
import { getRow, listRows, openRow } from "./rows.ts";
import { resolveSettings } from "./settings.ts";
import type { VariableKind } from "./variable-kind.ts";

type Values = Row["values"];

/**
 * Adds rows behind those that are there. In a chat with replies, what was said so far becomes the first row, so that none
 * of it is lost. `kinds` are the kinds of their values where they are no texts.
 */
export function appendRows(
  conversation: Conversation,
  values: readonly Values[],
  newId: () => Id,
  kinds: Record<string, VariableKind> = {},
): Conversation {
  if (values.length === 0) return conversation;
  const before = Object.keys(conversation.rows).length === 0 ? takeChatAsRow(conversation, newId) : conversation;
  const last = listRows(before).at(-1)?.position ?? -1;
  const added = values.map((own, index): Row => ({ id: newId(), position: last + 1 + index, values: own }));
  return {
    ...before,
    rows: { ...before.rows, ...Object.fromEntries(added.map((row) => [row.id, row])) },
    ...(Object.keys(kinds).length > 0 && { variableKinds: { ...before.variableKinds, ...kinds } }),
  };
}

/** The chat as the only row, with the values that all columns share; the same object where it has no replies. */
export function takeChatAsRow(conversation: Conversation, newId: () => Id): Conversation {
  if (Object.keys(conversation.replies).length === 0) return conversation;
  const row: Row = { id: newId(), position: 0, values: listSharedValues(conversation) };
  return moveReplies({ ...conversation, rows: { [row.id]: row } }, undefined, row.id);
}

/** The values of the variables that the prompts of the open thread use, but of those that a column has for itself. */
function listSharedValues(conversation: Conversation): Values {
  const texts = listTexts(getThread(conversation.turns, conversation.view.leafTurnId).flatMap(({ parts }) => parts));
  const columns = listColumns(conversation);
  const markers = columns.flatMap(({ id }) => listSettingsMarkers(resolveSettings(conversation, id), texts));
  return Object.fromEntries(
    markers.flatMap(({ kind, name }) => {
      const isOwn = columns.some(({ overrides: { variables = {} } }) => Object.hasOwn(variables, name));
      const value = getMarkerValue(conversation.shared.variables, name);
      return kind === "variable" && !isOwn && value !== undefined ? [[name, value]] : [];
    }),
  );
}

/** Moves all replies of a row into another one, or out of all rows. */
function moveReplies(conversation: Conversation, from: Id | undefined, to: Id | undefined): Conversation {
  const move = ({ rowId, ...reply }: Reply): Reply => {
    if (rowId === from) return to === undefined ? reply : { ...reply, rowId: to };
    return rowId === undefined ? reply : { ...reply, rowId };
  };
  const { replies, view } = conversation;
  const keys = new Map(
    Object.values(replies).map(({ turnId, variantId, rowId }) => [
      buildCellKey(turnId, variantId, rowId),
      buildCellKey(turnId, variantId, rowId === from ? to : rowId),
    ]),
  );
  return {
    ...conversation,
    replies: Object.fromEntries(Object.entries(replies).map(([id, reply]) => [id, move(reply)])),
    view: {
      ...view,
      shown: Object.fromEntries(Object.entries(view.shown).map(([key, replyId]) => [keys.get(key) ?? key, replyId])),
    },
  };
}

/**
 * The conversation with replies without a row in the first one: they may have been asked, here or in another tab, while it
 * was a chat.
 */
export function placeInRows(conversation: Conversation): Conversation {
  const [first] = listRows(conversation);
  const hasLoose = Object.values(conversation.replies).some(({ rowId }) => rowId === undefined);
  return first && hasLoose ? moveReplies(conversation, undefined, first.id) : conversation;
}

/** Sets the value of a variable in a row; an empty one stays, since the row has no other. */
export function setRowValue(conversation: Conversation, rowId: Id, name: string, value: string): Conversation {
  const row = getRow(conversation, rowId);
  if (!row || getMarkerValue(row.values, name) === value) return conversation;
  const changed = { ...row, values: { ...row.values, [name]: value } };
  return { ...conversation, rows: { ...conversation.rows, [rowId]: changed } };
}

/** Removes rows with the replies to them. Without any, the conversation is a chat again. */
export function omitRows(conversation: Conversation, rowIds: readonly Id[]): Conversation {
  const removed = new Set<Id | undefined>(rowIds);
  const { view } = conversation;
  const rows = filterEntries(conversation.rows, ({ id }) => !removed.has(id));
  const replies = filterEntries(conversation.replies, ({ rowId }) => rowId === undefined || !removed.has(rowId));
  const shown = filterEntries(view.shown, (id) => Object.hasOwn(replies, id));
  return openRow({ ...conversation, rows, replies, view: { ...view, shown } }, view.rowId);
}

/** The only row as a chat, with all its replies: its values become those of all columns. The same object for several rows. */
export function becomeChat(conversation: Conversation): Conversation {
  const [row, ...others] = listRows(conversation);
  if (!row || others.length > 0) return conversation;
  const chat = moveReplies(conversation, row.id, undefined);
  const { rowId: _open, ...view } = chat.view;
  const { shared } = chat;
  const firsts = Object.entries(indexCells(chat.replies)).flatMap(([key, [first]]) => (first ? [[key, first]] : []));
  const shown = { ...Object.fromEntries(firsts), ...view.shown };
  return {
    ...chat,
    rows: {},
    view: { ...view, shown },
    shared: { ...shared, variables: { ...shared.variables, ...row.values } },
  };
}

function filterEntries<Value>(record: Record<Id, Value>, holds: (value: Value) => boolean): Record<Id, Value> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => holds(value)));
}

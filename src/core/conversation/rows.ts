import type { Id } from "#core/vocabulary.ts";
import type { Conversation, Row } from "./conversation.ts";

const listed = new WeakMap<Conversation["rows"], readonly Row[]>();

/** The rows of a conversation in their order; none in a chat. Computed once for each set of rows. */
export function listRows({ rows }: Pick<Conversation, "rows">): readonly Row[] {
  const known = listed.get(rows) ?? Object.values(rows).toSorted(compareByPosition);
  listed.set(rows, known);
  return known;
}

/** Two tabs can give two rows the same position; their ids then decide, in every tab alike. */
const compareByPosition = (a: Row, b: Row): number => a.position - b.position || (a.id < b.id ? -1 : 1);

/** The conversation as one of its rows shows it; with undefined, or for a row that is gone, the table of all rows. */
export function openRow(conversation: Conversation, rowId: Id | undefined): Conversation {
  const { rowId: before, ...view } = conversation.view;
  const now = getRow(conversation, rowId)?.id;
  if (now === before) return conversation;
  return { ...conversation, view: now === undefined ? view : { ...view, rowId: now } };
}

/** A row by its id; undefined where it is gone, and for no id. */
export const getRow = ({ rows }: Pick<Conversation, "rows">, rowId: Id | undefined): Row | undefined =>
  rowId !== undefined && Object.hasOwn(rows, rowId) ? rows[rowId] : undefined;

/** The open row; undefined in a chat and in the table. */
export const getOpenRow = (conversation: Pick<Conversation, "rows" | "view">): Row | undefined =>
  getRow(conversation, conversation.view.rowId);

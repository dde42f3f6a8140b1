import type { Part } from "#core/content/part.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { getThread } from "#core/conversation/get-thread.ts";
import { listCellReplies } from "#core/conversation/list-cell-replies.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { listTurnParts } from "#core/conversation/turn-prompts.ts";
import type { Id } from "#core/vocabulary.ts";

/** The open thread of a conversation as it is read: turn by turn, the replies of each column in it. */
export type Listing = {
  title: string;
  columns: ListedColumn[];
  /** The system prompts; one without columns is that of all. */
  systems: { columns: string[]; text: string }[];
  /** The prompts of a turn are those of its columns; one without columns is that of all. */
  turns: {
    number: number;
    prompts: { columns: string[]; parts: readonly Part[] }[];
    cells: { column: ListedColumn; replies: ListedReply[] }[];
  }[];
};

/** A column with its letter and the name that its user gave it. */
export type ListedColumn = { id: Id; letter: string; name: string | undefined };

/** A reply with its number among those of its cell, which is "" for the only one. */
export type ListedReply = { reply: Reply; sampleLabel: string };

/** The open thread of a conversation, with every reply to its turns in a column that is shown. */
export function listConversation(conversation: Conversation): Listing {
  const columns = listColumns(conversation).map(({ id, name }, index) => ({
    id,
    letter: formatColumnLetter(index),
    name,
  }));
  const turns = getThread(conversation.turns, conversation.view.leafTurnId).map((turn, index) => ({
    number: index + 1,
    prompts: groupByColumns(columns, ({ id }) => listTurnParts(conversation, turn, id)).map(({ value, ...group }) => ({
      ...group,
      parts: value,
    })),
    cells: columns.flatMap((column) => {
      const replies = listCellReplies(conversation, { turnId: turn.id, variantId: column.id });
      if (replies.length === 0) return [];
      const listed = replies.map((reply, at) => ({
        reply,
        sampleLabel: replies.length > 1 ? `${at + 1} of ${replies.length}` : "",
      }));
      return [{ column, replies: listed }];
    }),
  }));
  return { title: conversation.title, columns, systems: listSystems(conversation, columns), turns };
}

function listSystems({ shared, variants }: Conversation, columns: readonly ListedColumn[]): Listing["systems"] {
  const getSystem = ({ id }: ListedColumn) =>
    variants.find((variant) => variant.id === id)?.overrides.system ?? shared.system;
  return groupByColumns(columns, getSystem).flatMap(({ value, ...group }) =>
    value.trim() === "" ? [] : [{ ...group, text: value }],
  );
}

/** The values of columns, each once, with the letters of its columns; without letters where all have the same. */
function groupByColumns<Value>(
  columns: readonly ListedColumn[],
  getValue: (column: ListedColumn) => Value,
): { columns: string[]; value: Value }[] {
  const groups = new Map<string, { columns: string[]; value: Value }>();
  for (const column of columns) {
    const value = getValue(column);
    const key = JSON.stringify(value);
    groups.set(key, { columns: [...(groups.get(key)?.columns ?? []), column.letter], value });
  }
  return [...groups.values()].map((group) => (groups.size === 1 ? { ...group, columns: [] } : group));
}

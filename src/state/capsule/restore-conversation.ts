import { renewIds } from "#core/capsule/renew-ids.ts";
import { writeSorted } from "#core/compare/write-sorted.ts";
import type { BackupLine } from "#core/capsule/backup-line.ts";
import { changePin } from "#core/conversation/change-pin.ts";
import { parseSnapshot } from "#core/conversation/snapshot.ts";
import { isJsonObject } from "#core/json.ts";
import type { Id } from "#core/vocabulary.ts";
import { hashText } from "#io/images/hash-bytes.ts";
import { hasForeignRecords } from "#io/storage/stored-pictures.ts";
import { loadConversation, restoreConversation, type StoredConversation } from "#io/storage/whole-conversations.ts";

type ConversationLine = Extract<BackupLine, { kind: "conversation" }>;

/** The result of restoring one record; nothing that is stored is ever changed. */
export type RestoreOutcome = "added" | "same" | "copied" | "unreadable";

/**
 * Stores a conversation of a backup. One that is here already with all its turns, rows and replies is left alone; one that
 * differs is added as a copy beside the other, once, however often the same backup is restored.
 */
export async function restoreBackedUp(line: ConversationLine): Promise<RestoreOutcome> {
  const { kind: _kind, id, updatedAtMs, ...records } = line;
  const stored: StoredConversation = { draft: undefined, aside: undefined, ...records };
  const here = await loadConversation(id);
  if (here && hasAll(here, stored)) return "same";
  const turnIds = stored.turns.map((turn) => turn.id);
  const replyIds = stored.replies.map((reply) => reply.id);
  const rowIds = stored.rows.map((row) => row.id);
  const isOwn = stored.pieces.every(({ conversationId }) => conversationId === id);
  if (!here && isOwn && !(await hasForeignRecords(id, { turns: turnIds, replies: replyIds, rows: rowIds }))) {
    await restoreConversation(id, stored, updatedAtMs);
    return "added";
  }
  return copy(stored, updatedAtMs);
}

/** True where each turn, row and reply of a stored conversation is in another state of it, word for word, and its settings are too. */
function hasAll(here: StoredConversation, there: StoredConversation): boolean {
  const list = ({ turns, replies, rows }: StoredConversation) =>
    [...turns, ...replies, ...rows].map(({ id, value }) => writeSorted([id, value]));
  const own = new Set(list(here));
  if (!list(there).every((record) => own.has(record))) return false;
  const isGrown = own.size > list(there).length;
  // A conversation that was pinned or unpinned since is the same one.
  const writeHead = ({ head }: StoredConversation) => writeSorted(isJsonObject(head) ? changePin(head, false) : head);
  return isGrown || writeHead(here) === writeHead(there);
}

async function copy(stored: StoredConversation, updatedAtMs: number): Promise<RestoreOutcome> {
  const listValues = (records: readonly { value: unknown }[]) => records.map(({ value }) => value);
  const snapshot = parseSnapshot({
    head: stored.head,
    turns: listValues(stored.turns),
    replies: listValues(stored.replies),
    rows: listValues(stored.rows),
    pieces: listValues(stored.pieces),
  });
  if (!snapshot) return "unreadable";
  const content = hashText(
    writeSorted([stored.head, stored.turns, stored.replies, ...(stored.rows.length > 0 ? [stored.rows] : [])]),
  );
  const renew = (id: Id): Id => hashText(`${content} ${id}`).slice(0, 21);
  const { turns, replies, rows, gone, ...head } = renewIds(snapshot.conversation, renew);
  // The id is made of the content: where it is there, this state of the conversation was restored before.
  if (await loadConversation(head.id)) return "same";
  const known = new Set([...Object.keys(turns), ...Object.keys(replies), ...Object.keys(rows), ...Object.keys(gone)]);
  const keepUnread = (records: StoredConversation["turns"]) =>
    records.flatMap(({ id, value }) => (known.has(renew(id)) ? [] : [{ id: renew(id), value }]));
  const list = (records: Record<Id, { id: Id }>) => Object.values(records).map((value) => ({ id: value.id, value }));
  await restoreConversation(
    head.id,
    {
      head: { ...head, title: `${head.title} (from a backup)` },
      turns: [...list(turns), ...keepUnread(stored.turns)],
      replies: [...list(replies), ...list(gone), ...keepUnread(stored.replies)],
      rows: [...list(rows), ...keepUnread(stored.rows)],
      pieces: [],
      draft: stored.draft,
      aside: stored.aside,
    },
    updatedAtMs,
  );
  return "copied";
}

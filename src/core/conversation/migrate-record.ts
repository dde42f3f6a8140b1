import { isJsonObject } from "#core/json.ts";
import { DOCUMENT_VERSION } from "./migrations.ts";

type RecordKind = "turn" | "row" | "reply" | "piece" | "draft";
type StoredRecord = Record<string, unknown>;
type Migration = { [Kind in RecordKind]?: (stored: StoredRecord) => StoredRecord };

/**
 * The steps from each version of the document to the next, by the version that they lead to. Only changed records are
 * written again, so the records of one conversation can be of several versions, and only the head has a version. A step
 * must therefore return a record of its own version unchanged.
 */
const MIGRATIONS: Record<number, Migration> = {
  2: {
    reply: (stored) => changeEntry(stored, "sentWith", renameDialect),
    draft: (stored) => changeItems(stored, "attachments", renameRotations),
  },
  3: { reply: (stored) => changeEntry(stored, "sentWith", (sentWith) => pathFromThread(sentWith, stored["turnId"])) },
  // A turn may have prompts of columns (`own`), all of which an earlier version would send to every column.
  4: {},
  // A conversation may have rows, which an earlier version would lose, and whose replies it would show as samples of one cell.
  5: {},
  // A reply may have a mark, judgements and a batch, which an earlier version would lose; it would end a reply that waits in a batch.
  6: {},
  // A conversation may have cache breakpoints, prefills, documents of its drafts and mocks of tools, which an earlier version would lose.
  7: {},
};

/**
 * A stored turn, row, reply, piece of a reply or draft in the form of the current version; a value that is no object is returned unchanged.
 */
export function migrateRecord(kind: RecordKind, stored: unknown): unknown {
  if (!isJsonObject(stored)) return stored;
  let record: StoredRecord = stored;
  for (let version = 2; version <= DOCUMENT_VERSION; version += 1)
    record = MIGRATIONS[version]?.[kind]?.(record) ?? record;
  return record;
}

/** Version 2: the body format `claude` of chat completions is called `anthropic`. */
function renameDialect(sentWith: StoredRecord): StoredRecord {
  return sentWith["dialect"] === "claude" ? { ...sentWith, dialect: "anthropic" } : sentWith;
}

/** Version 2: the edit step `turn` of a picture is called `rotate`. */
function renameRotations(attachment: StoredRecord): StoredRecord {
  return changeEntry(attachment, "editing", (editing) =>
    changeItems(editing, "steps", (step) => (step["kind"] === "turn" ? { ...step, kind: "rotate" } : step)),
  );
}

/**
 * Version 3: the thread of a reply is a path. That of an earlier version is one without a reply that it builds on, and its
 * last step was the reply's own turn, which is no step any more.
 */
function pathFromThread(sentWith: StoredRecord, turnId: unknown): StoredRecord {
  const { thread } = sentWith;
  if (!Array.isArray(thread)) return sentWith;
  const last: unknown = thread.at(-1);
  const isOwn = isJsonObject(last) && last["turnId"] === turnId && last["replyId"] === null;
  const steps: unknown[] = isOwn ? thread.slice(0, -1) : thread;
  return { ...sentWith, thread: steps.length === 0 ? {} : { edits: [{ at: 0, steps }] } };
}

/** The record with the object under a name changed; the same record where it has no such object or nothing changes. */
function changeEntry(record: StoredRecord, name: string, change: (entry: StoredRecord) => StoredRecord): StoredRecord {
  const entry = record[name];
  const changed = isJsonObject(entry) ? change(entry) : entry;
  return changed === entry ? record : { ...record, [name]: changed };
}

/** The record with every object in the list under a name changed; the same record where nothing changes. */
function changeItems(record: StoredRecord, name: string, change: (item: StoredRecord) => StoredRecord): StoredRecord {
  const items = record[name];
  if (!Array.isArray(items)) return record;
  const changed = items.map((item: unknown) => (isJsonObject(item) ? change(item) : item));
  return changed.every((item, index) => item === items[index]) ? record : { ...record, [name]: changed };
}

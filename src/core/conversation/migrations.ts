import { isJsonObject } from "#core/json.ts";

/** The version of the stored document that this code writes. The head of every stored conversation has it. */
export const DOCUMENT_VERSION = 7;

type StoredRecord = Record<string, unknown>;

/**
 * The steps of heads from each version of the document to the next, by the version that they lead to. Those of the other records
 * are in `migrate-record.ts`, which the page does without until a stored conversation is read.
 */
const HEAD_STEPS: Record<number, (stored: StoredRecord) => StoredRecord> = {};

/**
 * The stored head of a conversation in the form of the current version. A head of a later version, and a value that is
 * no head, are returned unchanged.
 */
export function migrateHead(stored: unknown): unknown {
  if (!isOutdatedHead(stored)) return stored;
  let head: StoredRecord = stored;
  for (let version = stored.version + 1; version <= DOCUMENT_VERSION; version += 1)
    head = HEAD_STEPS[version]?.(head) ?? head;
  return { ...head, version: DOCUMENT_VERSION };
}

/** True for a conversation's head of an earlier version of the document. */
export function isOutdatedHead(stored: unknown): stored is StoredRecord & { version: number } {
  return isJsonObject(stored) && typeof stored["version"] === "number" && stored["version"] < DOCUMENT_VERSION;
}

/** True for a conversation's head of a later version of the document. */
export function isLaterHead(stored: unknown): boolean {
  return isJsonObject(stored) && typeof stored["version"] === "number" && stored["version"] > DOCUMENT_VERSION;
}

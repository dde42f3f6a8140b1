import { isBackupHead } from "#core/capsule/backup-line.ts";
import { PRESETS } from "#core/connections/presets.ts";
import type { ImportContext } from "#core/imports/import-context.ts";
import type { Id } from "#core/vocabulary.ts";
import { newId } from "#io/browser/new-id.ts";
import type { ReadSource } from "#core/imports/read-source.ts";
import { forgetSession, readSources } from "#io/imports/read-in-worker.ts";
import { getConnection, getLastUsedConnection } from "#state/connections/connections.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { resolveNewSettings, selectNextModel } from "#state/document/new-settings.ts";

/** The result of reading some sources. The conversations themselves stay in the worker, under the session's id. */
export type ReadSources = {
  session: Id;
  sources: readonly ReadSource[];
  /** The files that are backups, which are restored instead. */
  backups?: readonly File[];
};

/** The input of an import: a pasted text, or files. */
export type ImportInput = string | readonly File[];

/** Reads a text or files in a worker. Nothing is stored, fetched or changed. Rejects when aborted. */
export async function readImportSources(input: ImportInput, signal: AbortSignal): Promise<ReadSources> {
  const session = newId();
  const files =
    typeof input === "string"
      ? []
      : await Promise.all(input.map(async (file) => ({ file, isBackup: await isBackup(file) })));
  const backups = files.flatMap(({ file, isBackup: isOne }) => (isOne ? [file] : []));
  const sources =
    typeof input === "string"
      ? [{ name: "The pasted text", content: input }]
      : files.flatMap(({ file, isBackup: isOne }) => (isOne ? [] : [{ name: file.name, content: file }]));
  if (sources.length === 0) return { session, sources: [], backups };
  const read = await readSources({ session, sources, context: createContext() }, signal);
  if (read) return { session, sources: read, backups };
  const reason = "It took too long to read, or the reader could not be loaded.";
  return { session, sources: sources.map(({ name }) => ({ name, reason })), backups };
}

/** The longest first line of a backup. */
const MAX_HEAD_BYTES = 1000;

/** True for a backup, which may be too large to be read whole. */
async function isBackup(file: File): Promise<boolean> {
  const beginning = await file
    .slice(0, MAX_HEAD_BYTES)
    .text()
    .catch(() => "");
  return isBackupHead(beginning.split("\n", 1)[0] ?? "");
}

/** Frees what was read. */
export const importForgotten = ({ session }: ReadSources): void => forgetSession(session);

function createContext(): Omit<ImportContext, "newId"> {
  const open = getOpenConversation();
  const { connectionId, modelId } = open ? selectNextModel(open) : { connectionId: getLastUsedConnection().id };
  return {
    connections: Object.values(PRESETS).map(({ id }) => getConnection(id)),
    settings: resolveNewSettings(connectionId, modelId),
    nowMs: Date.now(),
  };
}

import { assertNever } from "#core/assert-never.ts";
import { decodeBase64 } from "#core/image-files/decode-base64.ts";
import type { ImportContext } from "#core/imports/import-context.ts";
import type { FileSource, ImportedConversation } from "#core/imports/import-result.ts";
import type { ConversationEntry, ReadSource } from "#core/imports/read-source.ts";
import { readImport } from "#core/imports/read-import.ts";
import type { Id } from "#core/vocabulary.ts";
import { newId } from "#io/browser/new-id.ts";
import type { ImportAnswer, ImportCommand, ImportSource, TakenConversation } from "./import-command.ts";

/** The conversations of each source, by session. They stay in the worker, since they may be larger than the page bears. */
const sessions = new Map<Id, ImportedConversation[][]>();

/** Runs a command of the page in the worker. */
export async function runImportCommand(command: ImportCommand): Promise<ImportAnswer> {
  switch (command.kind) {
    case "read":
      return { kind: "read", sources: await readSources(command) };
    case "take": {
      const { session, sourceIndex, conversationIndex } = command;
      const imported = sessions.get(session)?.[sourceIndex]?.[conversationIndex];
      return { kind: "take", taken: imported && takeConversation(imported) };
    }
    case "forget":
      sessions.delete(command.session);
      return { kind: "forget" };
    default:
      return assertNever(command);
  }
}

async function readSources({
  session,
  sources,
  context,
}: Extract<ImportCommand, { kind: "read" }>): Promise<ReadSource[]> {
  const kept: ImportedConversation[][] = [];
  const read: ReadSource[] = [];
  for (const source of sources) {
    const { conversations, ...about } = await readSource(source, { ...context, newId });
    kept.push(conversations);
    read.push(about);
  }
  sessions.set(session, kept);
  return read;
}

type KeptSource = ReadSource & { conversations: ImportedConversation[] };

async function readSource({ name, content }: ImportSource, context: ImportContext): Promise<KeptSource> {
  try {
    const text = typeof content === "string" ? content : await content.text();
    const read = readImport(text, context);
    if ("reason" in read) return { name, reason: read.reason, conversations: [] };
    const { conversations, ...result } = read.result;
    return { name, format: read.format.name, ...result, entries: conversations.map(describe), conversations };
  } catch (error) {
    const detail = error instanceof Error ? error.message : "unknown";
    return { name, reason: `It could not be read (${detail}).`, conversations: [] };
  }
}

function describe({ conversation: { title, turns }, draft }: ImportedConversation): ConversationEntry {
  const times = Object.values(turns).map(({ createdAtMs }) => createdAtMs);
  return {
    title,
    turnCount: times.length + (draft.text === "" && draft.pictures.length === 0 ? 0 : 1),
    atMs: times.reduce((latest, atMs) => Math.max(latest, atMs), 0),
  };
}

function takeConversation({ conversation, draft, fields, files }: ImportedConversation): TakenConversation {
  const read = Object.entries(files).map(([name, source]) => [name, readFile(source)] as const);
  return { conversation, draft, fields, files: Object.fromEntries(read) };
}

function readFile(source: FileSource): Uint8Array<ArrayBuffer> {
  switch (source.kind) {
    case "base64":
      return decodeBase64(source.data);
    case "entry":
      return new Uint8Array();
    default:
      return assertNever(source);
  }
}

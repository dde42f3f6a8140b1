import { assertNever } from "#core/assert-never.ts";
import { decodeBase64 } from "#core/image-files/decode-base64.ts";
import type { ImportContext } from "#core/imports/import-context.ts";
import type { FileSource, ImportedConversation } from "#core/imports/import-result.ts";
import type { ConversationEntry, ReadSource } from "#core/imports/read-source.ts";
import { readImport } from "#core/imports/read-import.ts";
import type { Id } from "#core/vocabulary.ts";
import { newId } from "#io/browser/new-id.ts";
import type { ImportAnswer, ImportCommand, ImportSource, TakenConversation } from "./import-command.ts";
import type { Archive } from "./open-archive.ts";
import { readDocumentText } from "./read-document-text.ts";
import { readRowSources } from "./read-row-sources.ts";
import { readSourceTexts } from "./read-source-files.ts";

type KeptSource = { conversations: ImportedConversation[]; archive?: Archive | undefined };

/** The conversations of each source, by session. They stay in the worker, since they may be larger than the page bears. */
const sessions = new Map<Id, KeptSource[]>();

/** A larger picture would not be taken from anywhere else. */
const MAX_PICTURE_BYTES = 100_000_000;

/** Runs a command of the page in the worker. */
export async function runImportCommand(command: ImportCommand): Promise<ImportAnswer> {
  switch (command.kind) {
    case "read":
      return { kind: "read", sources: await readSources(command) };
    case "take": {
      const { session, sourceIndex, conversationIndex } = command;
      const source = sessions.get(session)?.[sourceIndex];
      const imported = source?.conversations[conversationIndex];
      return { kind: "take", taken: source && imported && (await takeConversation(imported, source.archive)) };
    }
    case "forget":
      sessions.delete(command.session);
      return { kind: "forget" };
    case "rows":
      return { kind: "rows", table: await readRowSources(command.sources, command.layout) };
    case "text":
      return { kind: "text", read: await readDocumentText(command.file) };
    default:
      return assertNever(command);
  }
}

async function readSources({
  session,
  sources,
  context,
}: Extract<ImportCommand, { kind: "read" }>): Promise<ReadSource[]> {
  const kept: KeptSource[] = [];
  const read: ReadSource[] = [];
  for (const source of sources)
    for (const { about, ...own } of await readSource(source, { ...context, newId })) {
      kept.push(own);
      read.push(about);
    }
  sessions.set(session, kept);
  return read;
}

async function readSource(
  source: ImportSource,
  context: ImportContext,
): Promise<(KeptSource & { about: ReadSource })[]> {
  const { name } = source;
  try {
    const texts = await readSourceTexts(source);
    if ("reason" in texts) return [{ about: { name, ...texts }, conversations: [] }];
    return texts.map(({ name: own, text, archive }) => {
      const read = readImport(text, context, archive?.paths);
      if ("reason" in read) return { about: { name: own, ...read }, conversations: [] };
      const { conversations, ...result } = read.result;
      const about = { name: own, format: read.format.name, ...result, entries: conversations.map(describe) };
      return { about, conversations, archive };
    });
  } catch (error) {
    const detail = error instanceof Error ? error.message : "unknown";
    return [{ about: { name, reason: `It could not be read: ${detail}.` }, conversations: [] }];
  }
}

function describe({ conversation: { title, turns }, draft }: ImportedConversation): ConversationEntry {
  let [turnCount, atMs] = [0, 0];
  for (const { createdAtMs } of Object.values(turns)) {
    turnCount += 1;
    atMs = Math.max(atMs, createdAtMs);
  }
  if (draft.text !== "" || draft.pictures.length > 0) turnCount += 1;
  return { title, turnCount, atMs };
}

async function takeConversation(
  { conversation, draft, fields, files }: ImportedConversation,
  archive: Archive | undefined,
): Promise<TakenConversation> {
  const read: TakenConversation["files"] = {};
  for (const [name, source] of Object.entries(files)) read[name] = await readFile(source, archive);
  return { conversation, draft, fields, files: read };
}

/** The bytes of a file; none where it is damaged, which is then said as of any picture. */
async function readFile(source: FileSource, archive: Archive | undefined): Promise<Uint8Array<ArrayBuffer>> {
  switch (source.kind) {
    case "base64":
      return decodeBase64(source.data);
    case "text":
      return new TextEncoder().encode(source.text);
    case "entry":
      return (await archive?.read(source.path, MAX_PICTURE_BYTES).catch(() => undefined)) ?? new Uint8Array();
    default:
      return assertNever(source);
  }
}

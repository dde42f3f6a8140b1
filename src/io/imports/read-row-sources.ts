import { countThings } from "#core/count-things.ts";
import { formatBytes } from "#core/format.ts";
import type { Json } from "#core/json.ts";
import { isPictureName } from "#core/row-files/join-pictures.ts";
import { readRows } from "#core/row-files/read-rows.ts";
import type { RowFault, RowLayout, RowNote, RowTable } from "#core/row-files/row-table.ts";
import { decodeText } from "./decode-text.ts";
import type { ImportSource } from "./import-command.ts";
import { isArchive, openArchive } from "./open-archive.ts";

/** As long as a text can be in every browser. */
const MAX_TEXT_BYTES = 400_000_000;
const DATA = /\.(?:csv|tsv|tab|psv|txt|jsonl?|ndjson|ya?ml|md)$/i;
const YAML = /\.ya?ml$/i;
/** The beginning of a promptfoo file that is pasted. */
const PROMPTFOO = /^(?:#.*\n|\s*\n)*(?:description|prompts|providers|defaultTest|tests)\s*:/;
/** The files that file systems and archives keep beside those of a person. */
const HIDDEN = /(?:^|\/)(?:\.|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i;

/** A file of a folder or of an archive. */
type Entry = { path: string; read: () => Promise<Uint8Array> };

/** The rows of a pasted text, of files, of a folder or of a zip archive. */
export async function readRowSources(
  sources: readonly ImportSource[],
  layout: Partial<RowLayout>,
): Promise<RowTable | RowFault> {
  const [first, ...others] = sources;
  if (!first) return { reason: "There is no file." };
  if (typeof first.content === "string") return readText("", first.content, [], [], layout);
  try {
    const entries = others.length === 0 ? await listEntries(first.name, first.content) : listFiles(sources);
    if ("reason" in entries) return entries;
    // A file that was chosen alone is read whatever its name is.
    const isChosen = others.length === 0 && entries[0]?.path === first.name;
    return await readEntries(entries, layout, isChosen);
  } catch (error) {
    return { reason: `It could not be read: ${error instanceof Error ? error.message : "unknown"}.` };
  }
}

/** A file, or the files of an archive. */
async function listEntries(name: string, file: Blob): Promise<Entry[] | RowFault> {
  if (file.size === 0) return { reason: "It is empty." };
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  const isOldSpreadsheet = start[0] === 0xd0 && start[1] === 0xcf;
  if (isOldSpreadsheet) return SPREADSHEET;
  if (!isArchive(start)) return listFiles([{ name, content: file }]);
  const archive = await openArchive(file);
  if ("reason" in archive) return archive;
  if (archive.paths.some((path) => /^(?:xl\/workbook\.xml|content\.xml|Index\/Tables\/)/.test(path)))
    return SPREADSHEET;
  return archive.paths.map((path) => ({ path, read: () => archive.read(path, MAX_TEXT_BYTES) }));
}

const SPREADSHEET: RowFault = {
  reason: "It is a file of a spreadsheet program. Save it as CSV, or copy its cells and paste them here.",
};

function listFiles(sources: readonly ImportSource[]): Entry[] {
  return sources.flatMap(({ name, content }) =>
    typeof content === "string" ? [] : [{ path: name, read: async () => readBytes(content) }],
  );
}

async function readBytes(file: Blob): Promise<Uint8Array> {
  if (file.size > MAX_TEXT_BYTES)
    throw new Error(`it has ${formatBytes(file.size)}, and up to ${formatBytes(MAX_TEXT_BYTES)} can be read`);
  return new Uint8Array(await file.arrayBuffer());
}

async function readEntries(
  all: readonly Entry[],
  layout: Partial<RowLayout>,
  isChosen: boolean,
): Promise<RowTable | RowFault> {
  const entries = isChosen ? all : all.filter(({ path }) => !HIDDEN.test(path));
  const pictures = entries.filter(({ path }) => isPictureName(path)).map(({ path }) => path);
  const data = entries.filter(({ path }) => !isPictureName(path) && (isChosen || DATA.test(path)));
  // A table counts before a text that tells of it.
  const [table, ...others] = data.toSorted((a, b) => rank(a.path) - rank(b.path));
  const notes: RowNote[] = [];
  if (others.length > 0)
    notes.push({ what: "Other tables", detail: `${listNames(others)}: one at a time is taken`, isTaken: false });
  const left = entries.length - pictures.length - data.length;
  if (left > 0)
    notes.push({ what: countThings(left, "other file"), detail: "no table and no picture", isTaken: false });
  if (!table) return addNotes(readRows({ pictures }), notes);
  const { text, guessed } = decodeText(await table.read());
  if (text.slice(0, 1000).includes("\0"))
    return { reason: `${getName(table.path)} is no text: it has zero bytes in it.` };
  if (guessed !== undefined)
    notes.push({ what: "Encoding", detail: `read as ${guessed}, since it is no UTF-8`, isTaken: true });
  return readText(table.path, text, pictures, notes, layout);
}

const rank = (path: string): number => (/\.(?:md|txt)$/i.test(path) ? 1 : 0);
const getName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
const listNames = (entries: readonly Entry[]): string =>
  entries
    .slice(0, 3)
    .map(({ path }) => getName(path))
    .join(", ") + (entries.length > 3 ? ` and ${entries.length - 3} more` : "");

async function readText(
  name: string,
  text: string,
  pictures: readonly string[],
  notes: readonly RowNote[],
  layout: Partial<RowLayout>,
): Promise<RowTable | RowFault> {
  if (layout.separator !== undefined || !(YAML.test(name) || PROMPTFOO.test(text)))
    return addNotes(readRows({ text, pictures }, layout), notes);
  // Few files are YAML.
  const { parseYaml } = await import("#core/parse-yaml.ts");
  const value: Json | undefined = parseYaml(text);
  if (value === undefined) return { reason: "It is no YAML that can be read." };
  return addNotes(readRows({ value, pictures }), notes);
}

function addNotes(table: RowTable | RowFault, notes: readonly RowNote[]): RowTable | RowFault {
  return "reason" in table ? table : { ...table, notes: [...table.notes, ...notes] };
}

import { toFileInput, type RowInput } from "#state/imports/read-row-input.ts";

/** More files than rows can be taken. */
const MAX_FILES = 100_000;

/**
 * The files of a drop, also those in its folders, with their paths. The entries are listed at once, since a drop can be
 * read only while its event is handled.
 */
export function readDroppedFiles(data: DataTransfer): Promise<RowInput> {
  const entries = [...data.items].flatMap((item) => (item.kind === "file" ? (item.webkitGetAsEntry() ?? []) : []));
  return entries.length > 0 ? walk(entries) : Promise.resolve(toFileInput([...data.files]));
}

async function walk(entries: readonly FileSystemEntry[]): Promise<RowInput> {
  const files: RowInput[number][] = [];
  const waiting = [...entries];
  for (let entry = waiting.shift(); entry && files.length < MAX_FILES; entry = waiting.shift())
    if (isFile(entry)) files.push({ name: entry.fullPath.replace(/^\//, ""), content: await readFile(entry) });
    else if (isFolder(entry)) waiting.push(...(await listFolder(entry)));
  return files;
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

const readFile = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

/** The entries of a folder, which a browser gives a hundred at a time. */
async function listFolder(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

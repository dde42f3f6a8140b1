import { formatBytes, formatCount } from "#core/format.ts";
import { joinBytes } from "#core/image-files/bytes.ts";
import type { ImportFault } from "#core/imports/import-format.ts";
import { readChunks } from "#io/http/response-body.ts";

/** A file of a zip archive, as its directory describes it. */
type Entry = { path: string; offset: number; packedBytes: number; bytes: number; method: number };

/** A zip archive: the paths of its files, and their bytes one by one. Only what is asked for is read and inflated. */
export type Archive = {
  paths: readonly string[];
  /** Rejects with a sentence where the file is damaged or larger than `maxBytes`, whatever the archive says of it. */
  read: (path: string, maxBytes: number) => Promise<Uint8Array<ArrayBuffer>>;
};

/** More files than any export has. */
const MAX_ENTRIES = 200_000;
const MAX_DIRECTORY_BYTES = 100_000_000;
/** The end of a directory with the longest comment. */
const MAX_END_BYTES = 65_557;
const [END, ENTRY] = [0x06054b50, 0x02014b50] as const;
/** Stands for a number that is kept elsewhere, in archives above 4 GB. */
const ELSEWHERE = 0xffffffff;
const [STORED, DEFLATED] = [0, 8] as const;

/** True for bytes that begin as a zip archive does. */
export const isArchive = ([first, second]: Uint8Array): boolean => first === 0x50 && second === 0x4b;

/** Opens a zip archive by its directory; the reason where it is damaged or too large. */
export async function openArchive(file: Blob): Promise<Archive | ImportFault> {
  const tailStart = Math.max(0, file.size - MAX_END_BYTES);
  const tail = await readView(file, tailStart, file.size);
  const end = findEnd(tail);
  if (end === undefined) return { reason: "It is a zip file without its end: it is cut off or damaged." };
  const count = tail.getUint16(end + 10, true);
  const size = tail.getUint32(end + 12, true);
  const start = tail.getUint32(end + 16, true);
  if (start === ELSEWHERE || size > MAX_DIRECTORY_BYTES || count > MAX_ENTRIES)
    return { reason: "The zip file is too large. Unpack it and choose conversations.json." };
  const entries = listEntries(await readView(file, start, start + size));
  if (entries.length === 0 && count > 0) return { reason: "The directory of the zip file is damaged." };
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  return {
    paths: [...byPath.keys()],
    read: async (path, maxBytes) => {
      const entry = byPath.get(path);
      if (!entry) throw new Error(`${path} is not in the zip file`);
      return inflate(file, entry, maxBytes);
    },
  };
}

async function readView(file: Blob, from: number, to: number): Promise<DataView> {
  return new DataView(await file.slice(from, to).arrayBuffer());
}

function findEnd(tail: DataView): number | undefined {
  for (let at = tail.byteLength - 22; at >= 0; at -= 1) if (tail.getUint32(at, true) === END) return at;
  return undefined;
}

function listEntries(directory: DataView): Entry[] {
  const entries: Entry[] = [];
  const decoder = new TextDecoder();
  for (let at = 0; at + 46 <= directory.byteLength && directory.getUint32(at, true) === ENTRY;) {
    const nameBytes = directory.getUint16(at + 28, true);
    const next = at + 46 + nameBytes + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
    if (at + 46 + nameBytes > directory.byteLength) break;
    const path = decoder.decode(new Uint8Array(directory.buffer, at + 46, nameBytes));
    entries.push({
      path,
      method: directory.getUint16(at + 10, true),
      packedBytes: directory.getUint32(at + 20, true),
      bytes: directory.getUint32(at + 24, true),
      offset: directory.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries.filter(({ path }) => !path.endsWith("/"));
}

async function inflate(file: Blob, entry: Entry, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const { path, offset, packedBytes, bytes, method } = entry;
  const tooLarge = new Error(`${path} is larger than ${formatBytes(maxBytes)}`);
  if (bytes > maxBytes || packedBytes > maxBytes) throw tooLarge;
  const head = await readView(file, offset, offset + 30);
  if (head.byteLength < 30) throw new Error(`${path} is damaged`);
  const start = offset + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const packed = file.slice(start, start + packedBytes);
  if (method === STORED) return new Uint8Array(await packed.arrayBuffer());
  if (method !== DEFLATED)
    throw new Error(`${path} is packed in a way that browsers cannot read (${formatCount(method)})`);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of readChunks(packed.stream().pipeThrough(new DecompressionStream("deflate-raw")))) {
    length += piece.length;
    // What the directory says may be a lie: a small file can hold gigabytes.
    if (length > maxBytes) throw tooLarge;
    pieces.push(piece);
  }
  return joinBytes(pieces);
}

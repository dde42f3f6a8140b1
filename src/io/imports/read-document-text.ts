import { countThings } from "#core/count-things.ts";
import { formatBytes } from "#core/format.ts";
import { decodeText } from "./decode-text.ts";
import { type Archive, isArchive, openArchive } from "./open-archive.ts";

/** The text of a document, and what was done to have it, in short words. */
export type DocumentText = { text: string; notes: string[] };
/** The end of a sentence about a file whose text cannot be had. */
export type TextFault = { reason: string };

/** Three million tokens, more than any model reads. */
const MAX_TEXT_BYTES = 10_000_000;
/** An office file is mostly its pictures. */
const MAX_OFFICE_BYTES = 100_000_000;
/** The most bytes that an office file may unpack to: a small file can hold gigabytes. */
const MAX_UNPACKED_BYTES = 100_000_000;

/** The text of a file of text, a Word document (.docx) or a spreadsheet (.xlsx); else the reason why there is none. */
export async function readDocumentText(file: Blob): Promise<DocumentText | TextFault> {
  if (file.size === 0) return { reason: "is empty: it has 0 bytes." };
  const start = new Uint8Array(await file.slice(0, 8).arrayBuffer());
  if (isArchive(start)) return checkText(await readOffice(file));
  if (isOldOffice(start))
    return {
      reason:
        "is an Office file that is older than 2007 or has a password. Save it as .docx, .xlsx or PDF without one.",
    };
  if (file.size > MAX_TEXT_BYTES) return { reason: explainSize(file.size) };
  const { text, guessed } = decodeText(new Uint8Array(await file.arrayBuffer()));
  if (isBinary(text)) return { reason: "is no text: its bytes are those of another kind of file." };
  return checkText({ text, notes: guessed === undefined ? [] : [`read as ${guessed}`] });
}

/** The first bytes of a compound file, as Office wrote them before 2007 and writes locked ones today. */
const isOldOffice = (start: Uint8Array): boolean =>
  [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => start[index] === byte);

/** True for a text with signs that no text has: zeros, or many control characters. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 100_000);
  if (sample.includes("\0")) return true;
  // eslint-disable-next-line no-control-regex -- Control characters are what is looked for.
  const strange = sample.match(/[\u0001-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0;
  return strange > sample.length / 50;
}

function checkText(read: DocumentText | TextFault): DocumentText | TextFault {
  if ("reason" in read) return read;
  if (read.text.trim() === "") return { reason: "has no text." };
  const size = new Blob([read.text]).size;
  return size > MAX_TEXT_BYTES ? { reason: explainSize(size) } : read;
}

const explainSize = (size: number): string =>
  `has ${formatBytes(size)} of text. Texts of up to ${formatBytes(MAX_TEXT_BYTES)} are read; a model reads far less.`;

async function readOffice(file: Blob): Promise<DocumentText | TextFault> {
  if (file.size > MAX_OFFICE_BYTES)
    return { reason: `has ${formatBytes(file.size)}. Office files below ${formatBytes(MAX_OFFICE_BYTES)} are read.` };
  const archive = await openArchive(file);
  if ("reason" in archive) return { reason: "cannot be read: it is cut off or damaged." };
  const { paths } = archive;
  const kind = paths.includes("word/document.xml") ? "docx" : paths.includes("xl/workbook.xml") ? "xlsx" : undefined;
  if (kind === undefined)
    return paths.includes("content.xml")
      ? { reason: "is an OpenDocument file. Save it as .docx, .xlsx or PDF." }
      : { reason: "is a zip file. Unpack it and attach the files in it." };
  try {
    await checkUnpacked(archive);
    const bytes = await file.arrayBuffer();
    // Fetched with the first file of its kind.
    return kind === "docx"
      ? await (await import("./read-docx.ts")).readDocx(bytes)
      : await (await import("./read-xlsx.ts")).readXlsx(bytes);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { reason: `cannot be read (${why}). Open it in its own program, and save it anew.` };
  }
}

/** Unpacks everything once and keeps nothing. Rejects where there is too much. */
async function checkUnpacked({ paths, read }: Archive): Promise<void> {
  if (paths.length > MAX_FILES) throw new Error(`it has ${countThings(paths.length, "file")} in it`);
  let left = MAX_UNPACKED_BYTES;
  for (const path of paths) {
    const bytes = await read(path, left).catch((error: unknown) => {
      const isTooLarge = error instanceof Error && error.message.includes("larger than");
      throw isTooLarge ? new Error(`it unpacks to more than ${formatBytes(MAX_UNPACKED_BYTES)}`) : error;
    });
    left -= bytes.length;
  }
}

/** More files than any document has. */
const MAX_FILES = 20_000;

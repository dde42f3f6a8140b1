import type { DocumentAttachment } from "#core/content/attachment.ts";
import { newId } from "#io/browser/new-id.ts";
import { hashBytes } from "#io/images/hash-bytes.ts";
import { readTextInWorker } from "#io/imports/read-in-worker.ts";
import { saveBlob } from "#io/storage/blob-records.ts";

type MadeDocument = { ok: true; attachment: DocumentAttachment } | { ok: false; reason: string };

/** A file of text as an attachment with its text stored in UTF-8, or the reason of a refusal. */
export async function makeTextAttachment(file: File, name: string): Promise<MadeDocument> {
  const read = await readTextInWorker(file, new AbortController().signal);
  if ("reason" in read) return { ok: false, reason: `“${name}” ${read.reason}` };
  return { ok: true, attachment: await storeText(read.text, name, read.notes) };
}

/** A text as an attachment under a name, with its bytes stored. */
export async function storeText(text: string, name: string, notes: string[] = []): Promise<DocumentAttachment> {
  const bytes = new TextEncoder().encode(text);
  const blob = await hashBytes(bytes);
  await saveBlob(blob, new Blob([bytes], { type: "text/plain" }));
  const sizeBytes = bytes.length;
  return {
    id: newId(),
    part: { kind: "document", blob, mediaType: "text/plain", name, sizeBytes },
    name,
    sizeBytes,
    notes,
  };
}

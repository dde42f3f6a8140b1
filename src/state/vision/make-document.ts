import type { DocumentAttachment } from "#core/content/attachment.ts";
import { explainRefusedPdf } from "#core/documents/explain-refused-pdf.ts";
import { describePdf } from "#core/documents/pdf-facts.ts";
import { newId } from "#io/browser/new-id.ts";
import { inspectDocument } from "#io/documents/inspect-document.ts";
import { hashBytes } from "#io/images/hash-bytes.ts";
import { saveBlob } from "#io/storage/blob-records.ts";

/** The media type of a PDF. */
const PDF_TYPE = "application/pdf";

/** A PDF as an attachment with its bytes stored, or the reason of a refusal. */
export async function makeDocument(
  file: Blob,
  name: string,
): Promise<{ ok: true; attachment: DocumentAttachment } | { ok: false; reason: string }> {
  const outcome = await inspectDocument(file);
  if ("refused" in outcome) return { ok: false, reason: explainRefusedPdf(name, outcome.refused) };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const blob = await hashBytes(bytes);
  await saveBlob(blob, new Blob([bytes], { type: PDF_TYPE }));
  const { pageCount } = outcome.facts;
  const part = { kind: "document" as const, blob, mediaType: PDF_TYPE, name, sizeBytes: file.size, pageCount };
  return {
    ok: true,
    attachment: { id: newId(), part, name, sizeBytes: file.size, notes: describePdf(outcome.facts) },
  };
}

import { type RefusedPdf, TOO_MANY_PDF_BYTES } from "#core/documents/explain-refused-pdf.ts";
import type { PdfFacts } from "#core/documents/pdf-facts.ts";
import { createSemaphore } from "#io/images/create-semaphore.ts";
import { openDocument } from "./open-document.ts";

/** Each PDF is read by a worker of its own, which takes some megabytes of code. */
const runLimited = createSemaphore(2);

/** The facts of a PDF, or the reason why it cannot be read. Never rejects because of its content. */
export async function inspectDocument(file: Blob): Promise<{ facts: PdfFacts } | { refused: RefusedPdf }> {
  if (file.size >= TOO_MANY_PDF_BYTES) return { refused: { kind: "too-many-bytes", sizeBytes: file.size } };
  return runLimited(async () => {
    const reader = openDocument(file);
    const opened = await reader.opened;
    reader.close();
    return opened;
  }, new AbortController().signal);
}

import type { DocumentPart } from "#core/content/part.ts";

/** Measured on dense pages of text: a page costs its text and a picture of it. */
const TOKENS_PER_PAGE = 2_100;
const BYTES_PER_TOKEN = 3.5;
/** The bytes of a page whose number is not known. */
const BYTES_PER_PAGE = 100_000;

/** An estimate of a document's tokens: of a PDF by its pages, of a text by its bytes. */
export function estimateDocumentTokens({ mediaType, pageCount, sizeBytes = 0 }: DocumentPart): number {
  if (mediaType !== "application/pdf") return Math.ceil(sizeBytes / BYTES_PER_TOKEN);
  return TOKENS_PER_PAGE * (pageCount ?? Math.max(1, Math.ceil(sizeBytes / BYTES_PER_PAGE)));
}

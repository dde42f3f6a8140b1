/** The bytes from the start among which a PDF says what it is; some programs write others before it. */
export const PDF_HEAD_BYTES = 1024;

/** True for the first bytes of a PDF. */
export function isPdf(head: Uint8Array): boolean {
  return String.fromCharCode(...head.subarray(0, PDF_HEAD_BYTES)).includes("%PDF-");
}

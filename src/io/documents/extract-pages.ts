import { PDFDocument } from "@cantoo/pdf-lib";

/** A PDF of these pages of another one, with what is filled into its forms. Rejects where it cannot be taken apart. */
export async function extractPages(bytes: Uint8Array, numbers: readonly number[]): Promise<Uint8Array<ArrayBuffer>> {
  // A PDF that only forbids changes opens without a password; its pages are sent, not changed.
  const source = await PDFDocument.load(bytes, { ignoreEncryption: false, password: "", updateMetadata: false });
  const made = await PDFDocument.create({ updateMetadata: false });
  const pages = await made.copyPages(
    source,
    numbers.map((number) => number - 1),
  );
  for (const page of pages) made.addPage(page);
  return new Uint8Array(await made.save());
}

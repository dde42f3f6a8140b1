import { extractRawText } from "mammoth";
import type { DocumentText } from "./read-document-text.ts";

/** The text of a Word document: its paragraphs with an empty line between them. Rejects where it is damaged. */
export async function readDocx(bytes: ArrayBuffer): Promise<DocumentText> {
  // Node's build, which runs in tests, takes the bytes under the second name.
  const input = { arrayBuffer: bytes, buffer: bytes };
  const { value } = await extractRawText(input);
  return { text: `${value.trim()}\n`, notes: ["text of a Word file, without pictures"] };
}

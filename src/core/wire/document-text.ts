import { fenceText } from "#core/content/fence-text.ts";
import type { DocumentPart } from "#core/content/part.ts";
import { decodeBase64 } from "#core/image-files/decode-base64.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import { decodeUtf8 } from "./decode-utf8.ts";
import { flattenName } from "./document-form.ts";

type Blobs = Readonly<Record<Sha256, string>>;

/** The text of a text document, "" where its bytes are not loaded. */
export function readDocumentText({ blob }: DocumentPart, blobs: Blobs): string {
  return decodeUtf8(decodeBase64(blobs[blob] ?? ""));
}

/** A text document as words of a prompt: its name, and its text in a fence that nothing in it closes. */
export function writeDocumentText(part: DocumentPart, blobs: Blobs): string {
  return `${flattenName(part)}:\n\n${fenceText(readDocumentText(part, blobs))}`;
}

/** A text document for a format that has no field for its name: the name above the text. */
export function writeNamedText(part: DocumentPart, blobs: Blobs): string {
  return `${flattenName(part)}:\n\n${readDocumentText(part, blobs)}`;
}

import { inspectPicture } from "#core/demo/inspect-picture.ts";
import type { PictureFacts } from "#core/demo/picture-facts.ts";
import type { PicturePart } from "#core/demo/parse-picture-part.ts";
import type { ImageSize } from "#core/vocabulary.ts";

/** Decodes and measures a picture. Rejects where the bytes cannot be decoded. */
export type MeasurePicture = (bytes: Uint8Array<ArrayBuffer>, mediaType: string) => Promise<PictureFacts>;

/** Measurements of each picture, in order. A picture that cannot be decoded is a result, not an error. */
export async function measurePictures(
  parts: readonly PicturePart[],
  measure: MeasurePicture,
  signal: AbortSignal,
): Promise<PictureFacts[]> {
  const measured: PictureFacts[] = [];
  // One after the other, since each takes four bytes a pixel while it is measured.
  for (const part of parts) {
    signal.throwIfAborted();
    measured.push(await measurePart(part, measure));
  }
  signal.throwIfAborted();
  return measured;
}

/** The sizes of the readable pictures, parsed from their first bytes. */
export function listPictureSizes(parts: readonly PicturePart[]): ImageSize[] {
  return parts.map(decodePart).flatMap((opened) => (opened.kind === "unreadable" ? [] : [opened]));
}

async function measurePart(part: PicturePart, measure: MeasurePicture): Promise<PictureFacts> {
  const opened = decodePart(part);
  if (opened.kind === "unreadable") return opened;
  try {
    return await measure(opened.bytes, opened.mediaType);
  } catch {
    return { kind: "unreadable", why: "this browser cannot decode it" };
  }
}

function decodePart(part: PicturePart) {
  if (part.kind === "unreadable") return part;
  const { mediaType } = part;
  const bytes = fromBase64(part.base64);
  if (!bytes) return { kind: "unreadable" as const, why: "its base64 text is broken" };
  const inspected = inspectPicture(bytes, mediaType);
  return inspected.kind === "unreadable" ? inspected : { ...inspected, bytes, mediaType };
}

/** The bytes; undefined where the text is not base64. */
function fromBase64(base64: string): Uint8Array<ArrayBuffer> | undefined {
  let text: string;
  try {
    text = atob(base64);
  } catch {
    return undefined;
  }
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

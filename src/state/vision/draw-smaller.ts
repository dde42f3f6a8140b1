import { readFactor } from "#core/conversation/image-scales.ts";
import type { ImagePart, SmallerPicture } from "#core/content/part.ts";
import { scaleImage, type ImageLimits } from "#core/models/image-limits.ts";
import { planDrawing } from "#core/vision/plan-drawing.ts";
import { openEditor } from "#io/images/open-editor.ts";
import { loadBlob, saveBlob } from "#io/storage/blob-records.ts";
import { blobKept } from "./blob-urls.ts";

/**
 * Draws a picture at these scales, from the bytes that are sent at full size and no others, and keeps what was drawn.
 * Rejects with the end of a sentence.
 */
export async function drawSmaller(part: ImagePart, scales: readonly string[], limits: ImageLimits): Promise<SmallerPicture[]> {
  const file = await loadBlob(part.blob);
  if (!file) throw new Error("the picture is not kept in this browser any more");
  const editor = openEditor(file, 1);
  try {
    const plan = planDrawing(part, [], limits);
    const made: SmallerPicture[] = [];
    for (const scale of scales) {
      const drawn = await editor.draw({ ...plan, size: scaleImage(part, readFactor(scale)) });
      if (!drawn.ok) throw new Error(drawn.why);
      const { bytes, sha256, kind, size } = drawn.image;
      const mediaType = `image/${kind}`;
      await saveBlob(sha256, new Blob([bytes], { type: mediaType }));
      blobKept(sha256);
      made.push({ scale, blob: sha256, mediaType, ...size, sizeBytes: bytes.length });
    }
    return made;
  } finally {
    editor.close();
  }
}

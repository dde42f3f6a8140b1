import { parseScaleFactor } from "#core/conversation/image-scales.ts";
import type { ImagePart, Picture, SmallerPicture } from "#core/content/part.ts";
import { scaleImage, type ImageLimits } from "#core/models/image-limits.ts";
import type { DrawingPlan } from "#core/vision/plan-drawing.ts";
import { planDrawing } from "#core/vision/plan-drawing.ts";
import type { ImageSize } from "#core/vocabulary.ts";
import type { DrawnImage } from "#io/images/edit-protocol.ts";
import type { PictureEditor } from "#io/images/open-editor.ts";
import { saveBlob } from "#io/storage/blob-records.ts";
import { blobSaved } from "./blob-urls.ts";
import { editStoredPicture } from "./edit-stored-picture.ts";

/** Draws a smaller copy of a stored picture, which is not stored. Rejects with the end of a sentence. */
export function drawCopy(from: Picture, size: ImageSize, limits: ImageLimits): Promise<DrawnImage> {
  return editStoredPicture(from.blob, (editor) => draw(editor, { ...planDrawing(from, [], limits), size }));
}

/** Draws a picture by a plan and stores its bytes. Rejects with the end of a sentence. */
export async function saveDrawing(
  editor: PictureEditor,
  plan: DrawingPlan,
): Promise<{ picture: Picture; sizeBytes: number }> {
  const { bytes, sha256, kind, size } = await draw(editor, plan);
  const mediaType = `image/${kind}`;
  await saveBlob(sha256, new Blob([bytes], { type: mediaType }));
  blobSaved(sha256);
  return { picture: { blob: sha256, mediaType, ...size }, sizeBytes: bytes.length };
}

/**
 * Draws a picture at these scales, only from the bytes that are sent at full size, and stores the copies. Rejects with
 * the end of a sentence.
 */
export function drawSmaller(
  part: ImagePart,
  scales: readonly string[],
  limits: ImageLimits,
): Promise<SmallerPicture[]> {
  return editStoredPicture(part.blob, async (editor) => {
    const plan = planDrawing(part, [], limits);
    const made: SmallerPicture[] = [];
    for (const scale of scales) {
      const size = scaleImage(part, parseScaleFactor(scale));
      const { picture, sizeBytes } = await saveDrawing(editor, { ...plan, size });
      made.push({ scale, ...picture, sizeBytes });
    }
    return made;
  });
}

async function draw(editor: PictureEditor, plan: DrawingPlan): Promise<DrawnImage> {
  const drawn = await editor.draw(plan);
  if (!drawn.ok) throw new Error(drawn.why);
  return drawn.image;
}

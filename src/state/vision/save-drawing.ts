import type { Picture } from "#core/content/part.ts";
import type { DrawingPlan } from "#core/vision/plan-drawing.ts";
import type { PictureEditor } from "#io/images/open-editor.ts";
import { saveBlob } from "#io/storage/blob-records.ts";
import { blobSaved } from "./blob-urls.ts";

/** Draws a picture by a plan and stores its bytes. Rejects with the end of a sentence. */
export async function saveDrawing(
  editor: PictureEditor,
  plan: DrawingPlan,
): Promise<{ picture: Picture; sizeBytes: number }> {
  const drawn = await editor.draw(plan);
  if (!drawn.ok) throw new Error(drawn.why);
  const { bytes, sha256, kind, size } = drawn.image;
  const mediaType = `image/${kind}`;
  await saveBlob(sha256, new Blob([bytes], { type: mediaType }));
  blobSaved(sha256);
  return { picture: { blob: sha256, mediaType, ...size }, sizeBytes: bytes.length };
}

import { drawUpright } from "./draw-upright.ts";

/** The longer edge of a small picture, which is sharp at half of it. */
const EDGE_PX = 360;
/** A picture of fewer bytes stays as it is. */
const SMALL_BYTES = 20_000;

/** A small copy of a picture; the picture itself where it is small, or the browser cannot draw it. */
export async function makeThumbnail(picture: Blob): Promise<Blob> {
  if (picture.size <= SMALL_BYTES || !picture.type.startsWith("image/")) return picture;
  try {
    const bitmap = await createImageBitmap(picture);
    const scale = Math.min(1, EDGE_PX / Math.max(bitmap.width, bitmap.height));
    const size = {
      widthPx: Math.max(1, Math.round(bitmap.width * scale)),
      heightPx: Math.max(1, Math.round(bitmap.height * scale)),
    };
    const small = await drawUpright(bitmap, 1, size).canvas.convertToBlob({ type: "image/webp", quality: 0.8 });
    bitmap.close();
    return small.size < picture.size ? small : picture;
  } catch {
    return picture;
  }
}

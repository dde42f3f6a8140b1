import { sniffImage } from "#core/image-files/sniff-image.ts";
import type { DrawingPlan } from "#core/vision/plan-drawing.ts";
import { drawEdited } from "./draw-edited.ts";
import { drawUpright } from "./draw-upright.ts";
import type { EditCommand, EditResult } from "./edit-protocol.ts";
import { encodePixels } from "./encode-pixels.ts";
import { hashBytes } from "./hash-bytes.ts";

type Source = { upright: ImageBitmap | OffscreenCanvas; isPhoto: boolean };

/** The source picture, decoded once for all plans. */
let source: Promise<Source> | undefined;

async function open({ file, orientation }: Extract<EditCommand, { type: "open" }>): Promise<Source> {
  // The stored file has no metadata, so no browser rotates it by itself.
  const stored = await createImageBitmap(file);
  const isPhoto = sniffImage(new Uint8Array(await file.slice(0, 64).arrayBuffer())) === "jpeg";
  if (orientation === 1) return { upright: stored, isPhoto };
  const isOnSide = orientation >= 5;
  const size = { widthPx: isOnSide ? stored.height : stored.width, heightPx: isOnSide ? stored.width : stored.height };
  const upright = drawUpright(stored, orientation, size).canvas;
  stored.close();
  return { upright, isPhoto };
}

async function draw(plan: DrawingPlan): Promise<EditResult> {
  try {
    if (!source) throw new Error("there is no picture");
    const { upright, isPhoto } = await source;
    const image = await encodePixels(drawEdited(upright, plan), plan.limits, isPhoto);
    if (!image) return { ok: false, why: "it stays too large for a request however it is encoded" };
    return { ok: true, image: { ...image, sha256: await hashBytes(image.bytes) } };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}

self.addEventListener("message", ({ data: command }: MessageEvent<EditCommand>) => {
  if (command.type === "open") {
    source = open(command);
    // A decoding error is reported by the first drawing.
    source.catch(() => undefined);
  } else
    void draw(command.plan).then((result) =>
      self.postMessage(result, { transfer: result.ok ? [result.image.bytes.buffer] : [] }),
    );
});

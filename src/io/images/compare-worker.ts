import { findDifference } from "#core/vision/find-difference.ts";
import type { CompareCommand, CompareResult } from "./compare-protocol.ts";
import { createCanvas } from "./draw-upright.ts";

async function decodePixels(picture: Blob): Promise<ImageData> {
  const bitmap = await createImageBitmap(picture);
  const { context } = createCanvas({ widthPx: bitmap.width, heightPx: bitmap.height });
  context.drawImage(bitmap, 0, 0);
  const pixels = context.getImageData(0, 0, bitmap.width, bitmap.height);
  bitmap.close();
  return pixels;
}

let opened: Promise<[ImageData, ImageData]> | undefined;

async function compare(tolerance: number): Promise<CompareResult> {
  try {
    if (!opened) throw new Error("there are no pictures");
    const [a, b] = await opened;
    if (a.width !== b.width || a.height !== b.height) throw new Error("their sizes differ");
    const shown = new ImageData(a.width, a.height);
    const difference = findDifference(a.data, b.data, a.width, tolerance, shown.data);
    return { ok: true, difference, shown: await createImageBitmap(shown) };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}

self.addEventListener("message", ({ data: command }: MessageEvent<CompareCommand>) => {
  if (command.type === "open") {
    opened = Promise.all([decodePixels(command.a), decodePixels(command.b)]);
    // A decoding error is reported by the comparison.
    opened.catch(() => undefined);
  } else
    void compare(command.tolerance).then((result) =>
      self.postMessage(result, { transfer: result.ok ? [result.shown] : [] }),
    );
});

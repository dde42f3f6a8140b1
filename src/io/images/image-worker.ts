import type { ImageCall, ImageSignal, Made, PageDrawing } from "./image-protocol.ts";
import { makeImage } from "./make-image.ts";

let drawn: ((drawing: PageDrawing | undefined) => void) | undefined;

function say(signal: ImageSignal): void {
  self.postMessage(signal, { transfer: signal.type === "made" ? readBuffers(signal.made) : [] });
}

function readBuffers(made: Made): ArrayBuffer[] {
  if (!made.ok) return [];
  const { bytes, source } = made.image;
  return source ? [bytes.buffer, source.bytes.buffer] : [bytes.buffer];
}

async function make({ file, limits }: Extract<ImageCall, { type: "make" }>): Promise<void> {
  try {
    const made = await makeImage(file, limits, (kind) => {
      say({ type: "draw", kind });
      return new Promise((resolve) => (drawn = resolve));
    });
    say({ type: "made", made });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    say({ type: "made", made: { ok: false, refused: { kind: "broken", why } } });
  }
}

self.addEventListener("message", ({ data: call }: MessageEvent<ImageCall>) => {
  if (call.type === "drawn") drawn?.(call.drawing);
  else void make(call);
});

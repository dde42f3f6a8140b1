import type { ImageCall, ImageSignal, PageDrawing } from "./image-protocol.ts";
import { makeImage } from "./make-image.ts";

let drawn: ((drawing: PageDrawing | undefined) => void) | undefined;

function say(signal: ImageSignal): void {
  const transfer = signal.type === "made" && signal.made.ok ? [signal.made.image.bytes.buffer] : [];
  self.postMessage(signal, { transfer });
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

import { prepareSvg } from "#core/data/prepare-svg.ts";
import { checkReplyPicture } from "./check-reply-picture.ts";
import type { ImageCommand, ImageEvent, PageDrawing } from "./image-protocol.ts";
import { makeImage } from "./make-image.ts";

let resolveDrawing: ((drawing: PageDrawing | undefined) => void) | undefined;

function postEvent(event: ImageEvent): void {
  self.postMessage(event);
}

async function make({ file, limits }: Extract<ImageCommand, { type: "make" }>): Promise<void> {
  try {
    const made = await makeImage(file, limits, (kind) => {
      postEvent({ type: "draw", kind });
      return new Promise((resolve) => (resolveDrawing = resolve));
    });
    postEvent({ type: "made", made });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    postEvent({ type: "made", made: { ok: false, refused: { kind: "broken", why } } });
  }
}

self.addEventListener("message", ({ data: command }: MessageEvent<ImageCommand>) => {
  if (command.type === "drawn") resolveDrawing?.(command.drawing);
  else if (command.type === "keep")
    void checkReplyPicture(command.address)
      .catch(() => ({ ok: false, why: { kind: "damaged" } }) as const)
      .then((kept) => self.postMessage({ type: "kept", kept } satisfies ImageEvent));
  else if (command.type === "prepare-svg") postEvent({ type: "svg-prepared", picture: prepareSvg(command.text, true) });
  else void make(command);
});

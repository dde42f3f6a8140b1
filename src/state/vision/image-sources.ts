import { explainPictureFailure } from "#core/vision/explain-picture-failure.ts";
import {
  canCaptureScreen,
  captureScreen,
  endStream,
  openCamera,
  captureFrame,
  type CapturedPicture,
} from "#io/images/capture.ts";
import { fetchPicture } from "#io/images/fetch-picture.ts";
import { addFiles, type AttachTarget } from "./attachments.ts";

export { canCaptureScreen, endStream };

/** Attaches a picture from an address. Returns the reason of a refusal, else null. */
export async function attachFromAddress(
  address: string,
  cancelled: AbortSignal,
  target?: AttachTarget,
): Promise<string | null> {
  return attachCaptured(await fetchPicture(address, cancelled), target);
}

/** Attaches a capture of a screen or window. Returns the reason of a refusal, else null. */
export async function attachScreen(): Promise<string | null> {
  return attachCaptured(await captureScreen());
}

/** The camera's stream for a preview, or the reason of a refusal. */
export async function requestCamera(): Promise<{ stream: MediaStream } | { reason: string }> {
  const opened = await openCamera();
  return opened.ok ? { stream: opened.stream } : { reason: explainPictureFailure(opened.why) };
}

/** Attaches the current frame of the preview. Returns the reason of a refusal, else null. */
export async function attachPhoto(preview: HTMLVideoElement): Promise<string | null> {
  return attachCaptured(await captureFrame(preview, "photo.png"));
}

function attachCaptured(captured: CapturedPicture, target?: AttachTarget): string | null {
  if (!captured.ok) return explainPictureFailure(captured.why);
  void addFiles([captured.file], target, { isPicture: true });
  return null;
}

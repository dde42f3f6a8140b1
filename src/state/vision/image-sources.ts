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
import { addFiles } from "./attachments.ts";

export { canCaptureScreen, endStream };

/** A picture's address was given. The sentence says why it is not taken, null that it is on its way. */
export async function attachFromAddress(address: string, cancelled: AbortSignal): Promise<string | null> {
  return attachCaptured(await fetchPicture(address, cancelled));
}

/** A screen or window is to be captured. The sentence says why it is not, null that the picture is on its way. */
export async function attachScreen(): Promise<string | null> {
  return attachCaptured(await captureScreen());
}

/** The camera's pictures for a preview, or the sentence that says why there are none. */
export async function requestCamera(): Promise<{ stream: MediaStream } | { reason: string }> {
  const opened = await openCamera();
  return opened.ok ? { stream: opened.stream } : { reason: explainPictureFailure(opened.why) };
}

/** What the preview shows now is to be attached. The sentence says why it is not, null that it is on its way. */
export async function attachPhoto(preview: HTMLVideoElement): Promise<string | null> {
  return attachCaptured(await captureFrame(preview, "photo.png"));
}

function attachCaptured(captured: CapturedPicture): string | null {
  if (!captured.ok) return explainPictureFailure(captured.why);
  void addFiles([captured.file]);
  return null;
}

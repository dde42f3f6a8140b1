import { explainNoPicture } from "#core/vision/explain-no-picture.ts";
import {
  canCaptureScreen,
  captureScreen,
  endStream,
  openCamera,
  takeFrame,
  type TakenPicture,
} from "#io/images/capture.ts";
import { fetchPicture } from "#io/images/fetch-picture.ts";
import { filesOffered } from "./attachments.ts";

export { canCaptureScreen, endStream };

/** A picture's address was given. The sentence says why it is not taken, null that it is on its way. */
export async function addressGiven(address: string, cancelled: AbortSignal): Promise<string | null> {
  return offer(await fetchPicture(address, cancelled));
}

/** A screen or window is to be captured. The sentence says why it is not, null that the picture is on its way. */
export async function screenAsked(): Promise<string | null> {
  return offer(await captureScreen());
}

/** The camera's pictures for a preview, or the sentence that says why there are none. */
export async function cameraAsked(): Promise<{ stream: MediaStream } | { reason: string }> {
  const opened = await openCamera();
  return opened.ok ? { stream: opened.stream } : { reason: explainNoPicture(opened.why) };
}

/** What the preview shows now is to be attached. The sentence says why it is not, null that it is on its way. */
export async function photoTaken(preview: HTMLVideoElement): Promise<string | null> {
  return offer(await takeFrame(preview, "photo.png"));
}

function offer(taken: TakenPicture): string | null {
  if (!taken.ok) return explainNoPicture(taken.why);
  void filesOffered([taken.file]);
  return null;
}

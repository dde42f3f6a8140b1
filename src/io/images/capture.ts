import type { PictureFailure } from "#core/vision/explain-picture-failure.ts";
import { createCanvas } from "./draw-upright.ts";

export type OpenedStream = { ok: true; stream: MediaStream } | { ok: false; why: PictureFailure };
export type CapturedPicture = { ok: true; file: File } | { ok: false; why: PictureFailure };

const FIRST_FRAME_MS = 5000;

/** Opens the camera, the back one of a phone. The caller ends it with `endStream`. */
export async function openCamera(): Promise<OpenedStream> {
  if (!("mediaDevices" in navigator)) return { ok: false, why: { kind: "no-camera-here" } };
  const video = { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1080 } };
  try {
    return { ok: true, stream: await navigator.mediaDevices.getUserMedia({ video, audio: false }) };
  } catch (error) {
    const name = error instanceof DOMException ? error.name : "";
    if (name === "NotAllowedError") return { ok: false, why: { kind: "camera-refused" } };
    const isAbsent = name === "NotFoundError" || name === "OverconstrainedError";
    return { ok: false, why: { kind: isAbsent ? "camera-absent" : "camera-busy" } };
  }
}

/** Switches the camera and its light off. */
export function endStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** True where the browser can capture a screen; browsers of phones cannot. */
export function canCaptureScreen(): boolean {
  return "mediaDevices" in navigator && "getDisplayMedia" in navigator.mediaDevices;
}

/**
 * One picture of a screen or window that the user chooses in the browser's dialog. The capture ends with this picture.
 */
export async function captureScreen(): Promise<CapturedPicture> {
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getDisplayMedia({ video: true, audio: false });
  } catch {
    return { ok: false, why: { kind: "capture-cancelled" } };
  }
  const video = document.createElement("video");
  video.muted = true;
  video.srcObject = stream;
  try {
    void video.play().catch(() => undefined);
    return await captureFrame(video, "screen capture.png");
  } finally {
    endStream(stream);
    video.srcObject = null;
  }
}

/** The current frame of a playing video as a PNG file. */
export async function captureFrame(video: HTMLVideoElement, name: string): Promise<CapturedPicture> {
  if (video.videoWidth === 0) await waitForSize(video);
  const size = { widthPx: video.videoWidth, heightPx: video.videoHeight };
  if (size.widthPx === 0) return { ok: false, why: { kind: "no-frame" } };
  const { canvas, context } = createCanvas(size);
  context.drawImage(video, 0, 0);
  return { ok: true, file: new File([await canvas.convertToBlob({ type: "image/png" })], name, { type: "image/png" }) };
}

function waitForSize(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, FIRST_FRAME_MS);
    const onData = () => {
      clearTimeout(timer);
      resolve();
    };
    video.addEventListener("loadeddata", onData, { once: true });
  });
}

import { explainRefusedImage, formatImageKind, TOO_MANY_BYTES } from "#core/image-files/explain-refused-image.ts";
import type { SendableKind } from "#core/image-files/sniff-image.ts";
import type { ImageLimits } from "#core/models/image-limits.ts";
import { getWorkerUrl } from "#io/browser/get-worker-url.ts";
import { drawOnPage } from "./draw-on-page.ts";
import type { ImageCommand, ImageEvent, ImageResult, PictureSource } from "./image-protocol.ts";
import { makeImageInWorker, type OpenImagePort } from "./make-image-in-worker.ts";
import { createSemaphore } from "./create-semaphore.ts";

/** A picture as it will be sent. */
export type PreparedImage = {
  bytes: Blob;
  sha256: string;
  mediaType: `image/${SendableKind}`;
  widthPx: number;
  heightPx: number;
  sizeBytes: number;
  /** The original file; its size is upright. */
  original: { widthPx: number; heightPx: number; sizeBytes: number; kind: string };
  /** Notes for the user on what was changed, a few words each. */
  notes: string[];
  /** The original pixels without metadata; absent where these are sent. */
  source?: PictureSource;
};

/**
 * A prepared picture, or the reason why there is none: a sentence that names the file and says which files are
 * accepted.
 */
export type ImageOutcome = { ok: true; image: PreparedImage } | { ok: false; reason: string };

/** Two decoded pictures of 48 megapixels take 400 MB. */
const MAX_AT_ONCE = 2;

/** The longest wait: a picture of 48 megapixels takes two seconds on a slow machine, one of 100 may take ten. */
const TIMEOUT_MS = 20_000;

const runLimited = createSemaphore(MAX_AT_ONCE);

/**
 * Prepares a picture for a model: upright, without metadata, no larger than the model sees, small enough for a request,
 * and encoded anew only where one of these needs it. The kind is recognised by the bytes. Never throws because of a
 * file's content; rejects with the signal's reason when aborted. Any number may be requested at once.
 */
export async function prepareImage(
  file: Blob & { name?: string },
  limits: ImageLimits,
  signal: AbortSignal,
): Promise<ImageOutcome> {
  const made = await make(file, limits, signal);
  if (!made.ok) return { ok: false, reason: explainRefusedImage(file.name || "The pasted picture", made.refused) };
  const { bytes, sha256, kind, size, original, notes, source } = made.image;
  return {
    ok: true,
    image: {
      bytes,
      sha256,
      mediaType: `image/${kind}`,
      ...size,
      sizeBytes: bytes.size,
      original: { ...original, kind: formatImageKind(original.kind), sizeBytes: file.size },
      notes,
      ...(source ? { source } : {}),
    },
  };
}

async function make(file: Blob, limits: ImageLimits, signal: AbortSignal): Promise<ImageResult> {
  if (file.size === 0) return { ok: false, refused: { kind: "empty" } };
  if (file.size >= TOO_MANY_BYTES) return { ok: false, refused: { kind: "too-many-bytes", sizeBytes: file.size } };
  const options = { openPort, drawOnPage, patienceMs: TIMEOUT_MS };
  return runLimited(() => makeImageInWorker(file, limits, options, signal), signal);
}

const openPort: OpenImagePort = (onEvent, onCrash) => {
  const worker = new Worker(getWorkerUrl("images"), { type: "module", name: "etude-images" });
  worker.addEventListener("message", (event: MessageEvent<ImageEvent>) => onEvent(event.data));
  worker.addEventListener("error", (event) => {
    // A script that could not be loaded is reported by an event without a message.
    onCrash(event instanceof ErrorEvent ? event.message : "the script that does it could not be loaded");
  });
  return {
    send: (command: ImageCommand) =>
      worker.postMessage(command, command.type === "drawn" && command.drawing ? [command.drawing.bitmap] : []),
    close: () => worker.terminate(),
  };
};

import type { UnkeptPicture } from "#core/content/reply-pictures.ts";
import type { SendableKind } from "#core/image-files/sniff-image.ts";
import type { ImageSize } from "#core/vocabulary.ts";
import { getWorkerUrl } from "#io/browser/get-worker-url.ts";
import type { ImageCommand, ImageEvent } from "./image-protocol.ts";

/** A picture of an answer, checked and without metadata, or the reason why there is none. */
export type KeptPicture =
  | { ok: true; bytes: Blob; sha256: string; mediaType: `image/${SendableKind}`; size: ImageSize }
  | { ok: false; why: UnkeptPicture };

const TIMEOUT_MS = 20_000;

/** Decodes and checks the picture of a `data:` address in a worker of its own, which then ends. Never rejects. */
export function keepPicture(address: string): Promise<KeptPicture> {
  return new Promise((resolve) => {
    const worker = new Worker(getWorkerUrl("images"), { type: "module", name: "etude-images" });
    const end = (kept: KeptPicture): void => {
      clearTimeout(timer);
      worker.terminate();
      resolve(kept);
    };
    const timer = setTimeout(() => end({ ok: false, why: { kind: "too-slow" } }), TIMEOUT_MS);
    worker.addEventListener("message", ({ data }: MessageEvent<ImageEvent>) => {
      if (data.type !== "kept") return;
      if (!data.kept.ok) return end(data.kept);
      const { bytes, kind, sha256, size } = data.kept;
      const mediaType = `image/${kind}` as const;
      return end({ ok: true, bytes: new Blob([bytes], { type: mediaType }), sha256, mediaType, size });
    });
    worker.addEventListener("error", () => end({ ok: false, why: { kind: "damaged" } }));
    worker.postMessage({ type: "keep", address } satisfies ImageCommand);
  });
}

import type { UnkeptPicture } from "#core/content/reply-pictures.ts";
import type { SendableKind } from "#core/image-files/sniff-image.ts";
import type { ImageSize } from "#core/vocabulary.ts";
import { askImageWorker } from "./ask-image-worker.ts";

/** A picture of an answer, checked and without metadata, or the reason why there is none. */
export type KeptPicture =
  | { ok: true; bytes: Blob; sha256: string; mediaType: `image/${SendableKind}`; size: ImageSize }
  | { ok: false; why: UnkeptPicture };

const TIMEOUT_MS = 20_000;

/** Decodes and checks the picture of a `data:` address in a worker. Never rejects. */
export async function keepPicture(address: string): Promise<KeptPicture> {
  const answer = await askImageWorker({ type: "keep", address }, (event) => event.type === "kept", TIMEOUT_MS);
  if (typeof answer === "string") return { ok: false, why: { kind: answer } };
  if (!answer.kept.ok) return answer.kept;
  const { bytes, kind, sha256, size } = answer.kept;
  const mediaType = `image/${kind}` as const;
  return { ok: true, bytes: new Blob([bytes], { type: mediaType }), sha256, mediaType, size };
}

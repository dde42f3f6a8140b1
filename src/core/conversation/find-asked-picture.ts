import type { ImagePart, Part } from "#core/content/part.ts";
import type { SentWith } from "./conversation.ts";
import { resolveSentPicture } from "./image-scales.ts";
import { fillTextPart } from "./request-messages.ts";

/** A picture at its full size, and as it was sent. */
export type AskedPicture = { full: ImagePart; sent: ImagePart };

/** The first picture of a turn's parts as a reply was asked about it, also one that fills a variable; undefined without one. */
export function findAskedPicture(parts: readonly Part[], sentWith: SentWith): AskedPicture | undefined {
  const { imageScales } = sentWith;
  for (const part of parts) {
    if (part.kind === "image") return { full: part, sent: resolveSentPicture(part, imageScales) };
    if (part.kind !== "text") continue;
    const full = fillTextPart(part, sentWith).find(({ kind }) => kind === "image");
    const sent = fillTextPart(part, sentWith, imageScales).find(({ kind }) => kind === "image");
    if (full?.kind === "image" && sent?.kind === "image") return { full, sent };
  }
  return undefined;
}

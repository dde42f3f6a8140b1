import { type Attachment, isPictureAttachment } from "#core/content/attachment.ts";
import type { ImagePart, Picture } from "#core/content/part.ts";
import type { Turn } from "#core/conversation/conversation.ts";
import type { Sha256 } from "#core/vocabulary.ts";

/** A picture to choose from, with its name in the list. */
export type ListedPicture = Picture & { label: string };

/**
 * Every picture of these turns in their order, then of the composer, each with its smaller copies. Equal bytes are
 * listed once.
 */
export function listPictures(turns: readonly Turn[], attachments: readonly Attachment[]): ListedPicture[] {
  const listed = new Map<Sha256, ListedPicture>();
  const add = (part: ImagePart, label: string) => {
    for (const picture of [part, ...(part.smaller ?? [])]) {
      const { blob, mediaType, widthPx, heightPx } = picture;
      const scale = "scale" in picture ? ` at ${picture.scale}` : "";
      const size = `${widthPx}×${heightPx}`;
      if (!listed.has(blob))
        listed.set(blob, { blob, mediaType, widthPx, heightPx, label: `${label}${scale}, ${size}` });
    }
  };
  for (const [index, { parts }] of turns.entries()) {
    const pictures = parts.filter((part) => part.kind === "image");
    for (const [number, picture] of pictures.entries())
      add(picture, `Turn ${index + 1}, ${picture.alt || `image ${number + 1}`}`);
  }
  for (const [index, { part, name }] of attachments.filter(isPictureAttachment).entries())
    add(part, `Attached image ${index + 1}, ${name}`);
  return [...listed.values()];
}

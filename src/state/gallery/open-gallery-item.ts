import { MAKER } from "#core/capsule/maker.ts";
import type { FilePicture } from "#core/content/file-picture.ts";
import type { ImagePart } from "#core/content/part.ts";
import { buildGalleryConversation } from "#core/gallery/build-gallery-conversation.ts";
import type { GalleryImage, GalleryItem } from "#core/gallery/gallery-item.ts";
import { GALLERY } from "#core/gallery/gallery.ts";
import { inspectImage } from "#core/image-files/inspect-image.ts";
import { sniffImage } from "#core/image-files/sniff-image.ts";
import { formatGalleryHash, parseGalleryHash } from "#core/links/gallery-hash.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import { newId } from "#io/browser/new-id.ts";
import { getEntryMark, writeUrlHash } from "#io/browser/page-url.ts";
import { fetchExampleImage } from "#io/http/fetch-example-image.ts";
import { hashBytes } from "#io/images/hash-bytes.ts";
import { toBase64 } from "#io/images/to-base64.ts";
import { openCapsule } from "#state/capsule/open-capsule.ts";
import { getOpenId } from "#state/document/documents.ts";
import { layerOpened } from "#state/layers.ts";
import { showNotice } from "#state/notices.ts";
import { onReset } from "#state/reset-state.ts";

/** A number for each item that was chosen: one whose pictures come late must not open over a later one. */
let latestChoice = 0;
onReset(() => (latestChoice = 0));

/** Opens the thing to try that a hash names. False where there is none, or where it cannot be opened, which a notice says. */
export async function openGalleryHash(hash: string): Promise<boolean> {
  const item = GALLERY.find(({ id }) => id === parseGalleryHash(hash));
  if (item) return openGalleryItem(item);
  showNotice({
    tone: "danger",
    text: "The gallery has nothing at this address.",
    action: { label: "Open the gallery", run: () => layerOpened({ kind: "gallery" }) },
  });
  return false;
}

/** Opens a thing to try that was chosen on the page, and writes its address, which opens it again. False as for `openGalleryItem`. */
export async function chooseGalleryItem(item: GalleryItem): Promise<boolean> {
  if (!(await openGalleryItem(item))) return false;
  // What opens from a layer takes over its entry.
  writeUrlHash(formatGalleryHash(item.id), { id: getOpenId() }, getEntryMark()?.layer === undefined);
  return true;
}

/**
 * Opens a thing to try as a capsule: beside the open conversation, whose draft stays, and in memory alone. Nothing is sent.
 * False where its pictures cannot be fetched, which a notice says, and where another conversation was opened meanwhile.
 */
async function openGalleryItem(item: GalleryItem): Promise<boolean> {
  const choice = ++latestChoice;
  const openId = getOpenId();
  const images: Record<string, ImagePart> = {};
  const pictures: Record<Sha256, FilePicture> = {};
  try {
    for (const image of item.turns.flatMap((turn) => turn.images ?? [])) {
      const { part, picture } = await loadPicture(image);
      images[image.path] = part;
      pictures[part.blob] = picture;
    }
  } catch {
    showNotice({
      tone: "danger",
      text: `“${item.title}” could not be opened, since its picture could not be fetched. Try again when you are online.`,
    });
    return false;
  }
  if (choice !== latestChoice || getOpenId() !== openId) return false;
  const nowMs = Date.now();
  const conversation = buildGalleryConversation(item, images, { newId, nowMs });
  await openCapsule(conversation, pictures, { madeAtMs: 0, madeBy: MAKER, models: [], galleryTitle: item.title });
  return true;
}

/** A picture of the page's own files as a part and as bytes. Rejects where it cannot be fetched. */
async function loadPicture({ path, name, alt }: GalleryImage): Promise<{ part: ImagePart; picture: FilePicture }> {
  const file = await fetchExampleImage(path, name);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = sniffImage(bytes);
  const inspected = kind && inspectImage(bytes, kind);
  if (!inspected) throw new Error(`${name} is no picture.`);
  const { widthPx, heightPx } = inspected;
  const mediaType = `image/${kind}`;
  return {
    part: { kind: "image", blob: await hashBytes(bytes), mediaType, widthPx, heightPx, alt },
    picture: { mediaType, base64: await toBase64(file) },
  };
}

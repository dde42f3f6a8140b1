import { namePicture } from "#core/content/reply-pictures.ts";
import type { Picture } from "#core/content/part.ts";
import { copyPicture } from "#io/browser/write-clipboard.ts";
import { saveFile } from "#io/browser/save-file.ts";
import { loadBlob } from "#io/storage/blob-records.ts";
import { announce, showNotice } from "#state/notices.ts";

/** Saves a picture of a reply as a file. */
export async function saveReplyPicture(picture: Picture): Promise<void> {
  const bytes = await loadBlob(picture.blob);
  if (bytes) saveFile(bytes, namePicture(picture));
  else showNotice({ tone: "danger", text: "This image is no longer stored in this browser." });
}

/** Copies a picture of a reply as an image, and announces it; shows a notice where the browser refuses. */
export async function copyReplyPicture(picture: Picture): Promise<boolean> {
  const bytes = await loadBlob(picture.blob);
  const copied = bytes !== undefined && (await copyPicture(bytes));
  if (copied) announce("The image was copied.");
  else showNotice({ tone: "danger", text: "The browser did not allow copying the image. Save it instead." });
  return copied;
}

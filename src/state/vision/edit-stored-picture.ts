import type { Sha256 } from "#core/vocabulary.ts";
import { openEditor, type PictureEditor } from "#io/images/open-editor.ts";
import { loadBlob } from "#io/storage/blob-records.ts";

/** The result of some drawing from a stored picture as it is sent, whose editor is closed then. Rejects with the end of a sentence. */
export async function editStoredPicture<Result>(
  blob: Sha256,
  draw: (editor: PictureEditor) => Promise<Result>,
): Promise<Result> {
  const file = await loadBlob(blob);
  if (!file) throw new Error("the image is no longer stored in this browser");
  const editor = openEditor(file, 1);
  try {
    return await draw(editor);
  } finally {
    editor.close();
  }
}

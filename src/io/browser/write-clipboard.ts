/** Writes a text to the clipboard. Returns false where the browser refuses. */
export async function writeClipboard(text: string): Promise<boolean> {
  // Absent on a page that is served over plain http by another computer.
  const { clipboard } = navigator as { clipboard?: Clipboard };
  if (!clipboard) return copyByCommand(text);
  try {
    await clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}

/**
 * Copies a text as the selection of a field that is there for a moment, inside the open dialog, since nothing outside of
 * it can be selected. The focus returns.
 */
function copyByCommand(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "sr-only";
  const dialogs = document.querySelectorAll("dialog:modal");
  (dialogs[dialogs.length - 1] ?? document.body).append(field);
  field.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}

/** Writes a picture to the clipboard, as PNG, which is the kind that browsers take. Returns false where they refuse. */
export async function copyPicture(picture: Blob): Promise<boolean> {
  // Absent on a page that is served over plain http by another computer.
  const { clipboard } = navigator as { clipboard?: Clipboard };
  if (!clipboard) return false;
  try {
    // A promise, since some browsers accept a write only within the click.
    await clipboard.write([new ClipboardItem({ "image/png": convertToPng(picture) })]);
    return true;
  } catch {
    return false;
  }
}

async function convertToPng(picture: Blob): Promise<Blob> {
  if (picture.type === "image/png") return picture;
  const bitmap = await createImageBitmap(picture);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.convertToBlob({ type: "image/png" });
}

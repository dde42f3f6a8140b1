import { writeClipboard } from "#io/browser/write-clipboard.ts";
import { announce, showNotice } from "./notices.ts";

/** Copies a text and announces the copy; shows a notice where the browser refuses. */
export async function copyText(text: string, what: string): Promise<boolean> {
  const copied = await writeClipboard(text);
  if (copied) announce(`${what} copied.`);
  else
    showNotice({
      tone: "danger",
      text: "The browser did not allow copying. Select the text and copy it by hand.",
    });
  return copied;
}

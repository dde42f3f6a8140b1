import { saveFile } from "./save-file.ts";

/** A file that is written piece by piece. */
export type SaveStream = {
  write: (text: string) => Promise<void>;
  close: () => Promise<void>;
  abort: () => Promise<void>;
};

type Picker = (options: { suggestedName: string }) => Promise<{ createWritable: () => Promise<SaveStream> }>;

/**
 * Opens a file to write into: on the disk, where the browser lets the person choose it, else as a download that is put
 * together of parts, which browsers keep on the disk where they are large. Undefined where the person chose none.
 */
export async function openSaveStream(suggestedName: string): Promise<SaveStream | undefined> {
  const { showSaveFilePicker } = globalThis as { showSaveFilePicker?: Picker };
  if (!showSaveFilePicker) return openDownload(suggestedName);
  try {
    const handle = await showSaveFilePicker({ suggestedName });
    return await handle.createWritable();
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return undefined;
    return openDownload(suggestedName);
  }
}

function openDownload(name: string): SaveStream {
  const parts: Blob[] = [];
  return {
    write: async (text) => {
      parts.push(new Blob([text]));
    },
    close: async () => saveFile(new Blob(parts, { type: "application/jsonl" }), name),
    abort: async () => {
      parts.length = 0;
    },
  };
}

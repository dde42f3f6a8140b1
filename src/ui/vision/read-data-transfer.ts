import type { Transfer } from "#core/content/read-transfer.ts";
import { FOLDER_TYPE } from "./folder-type.ts";

/** The content of a clipboard or a drag. It can be read only while its event is handled. */
export function readDataTransfer(data: DataTransfer): Transfer<File> {
  const items = [...data.items].filter(({ kind }) => kind === "file");
  const folders = items.map(getFolderName);
  const files = items.flatMap((item, index) => {
    const file = folders[index] === null ? item.getAsFile() : null;
    return file ? [file] : [];
  });
  return {
    text: data.getData("text/plain"),
    html: data.getData("text/html"),
    addresses: data.getData("text/uri-list"),
    files: items.length === 0 ? [...data.files] : files,
    folderNames: folders.filter((name) => name !== null),
  };
}

/** The name of a folder; null for a file. */
function getFolderName(item: DataTransferItem): string | null {
  const entry = item.webkitGetAsEntry();
  if (entry?.isDirectory) return entry.name;
  const file = item.getAsFile();
  return file?.type === FOLDER_TYPE ? file.name : null;
}

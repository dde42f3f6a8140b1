import { useEffect } from "react";
import { isMaybeImport } from "#core/imports/is-maybe-import.ts";
import { insertText } from "#ui/kit/insert-text.ts";
import { FOLDER_TYPE } from "./folder-type.ts";

/**
 * Keeps what is dropped or pasted before the code that takes it is loaded, in place of the browser, which would open it.
 * Once this is removed, it is dropped where it met the page.
 */
export function HoldTransfers() {
  useHeldTransfers();
  return null;
}

function useHeldTransfers(): void {
  useEffect(() => {
    const held: (() => void)[] = [];
    let isOver = false;
    const onOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      isOver = true;
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) isOver = false;
    };
    const onTransfer = (event: DragEvent | ClipboardEvent) => {
      const data = event instanceof DragEvent ? event.dataTransfer : event.clipboardData;
      const { target } = event;
      if (event.type === "drop") isOver = false;
      const field = target instanceof HTMLElement && target.matches("input, textarea") ? target : null;
      // The browser writes a text alone into the field that it met, unless it may hold a key that is to be hidden.
      if (!data || (field && data.files.length === 0 && !isMaybeImport(data.getData("text/plain")))) return;
      event.preventDefault();
      const dataTransfer = new DataTransfer();
      for (const type of data.types) if (type !== "Files") dataTransfer.setData(type, data.getData(type));
      for (const item of data.items) {
        const file = item.getAsFile();
        // A folder is told from a file only while the event is handled.
        const isFolder = item.webkitGetAsEntry?.()?.isDirectory;
        if (file) dataTransfer.items.add(isFolder ? new File([], file.name, { type: FOLDER_TYPE }) : file);
      }
      held.push(() => {
        const drop = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
        const text = dataTransfer.getData("text/plain");
        // The browser does not write what a script drops.
        if (target?.dispatchEvent(drop) && field && text !== "") insertText(field, text);
      });
    };
    addEventListener("dragover", onOver);
    addEventListener("dragleave", onLeave);
    addEventListener("drop", onTransfer);
    addEventListener("paste", onTransfer);
    return () => {
      removeEventListener("dragover", onOver);
      removeEventListener("dragleave", onLeave);
      removeEventListener("drop", onTransfer);
      removeEventListener("paste", onTransfer);
      // What takes them listens from the end of this task on.
      setTimeout(() => {
        for (const drop of held) drop();
        // After them, since a drop ends what is dragged.
        if (isOver) dispatchEvent(new DragEvent("dragover", { dataTransfer: createFiles(), cancelable: true }));
      });
    };
  }, []);
}

/** A stand-in for dragged files, which a page may not read before they are dropped. */
function createFiles(): DataTransfer {
  const files = new DataTransfer();
  files.items.add(new File([], "dragged"));
  return files;
}

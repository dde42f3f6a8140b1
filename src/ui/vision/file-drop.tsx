import { useEffect, useState } from "react";
import { focusPrompt } from "#ui/kit/focus-prompt.ts";
import { layerClosed, getLayer } from "#state/layers.ts";
import { addFiles } from "#state/vision/attachments.ts";

/** Attaches files that are dropped anywhere on the window, which shows a drop target, or pasted anywhere. */
export function FileDrop() {
  const isDragging = useFileDropAndPaste();
  if (!isDragging) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-30 grid place-items-center bg-paper/80 p-6">
      <p className="rounded-panel border-2 border-dashed border-accent bg-surface px-10 py-8 text-lg font-semibold text-accent shadow-raised">
        Drop images to attach them
      </p>
    </div>
  );
}

function useFileDropAndPaste(): boolean {
  const [isDragging, setDragging] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
      // An open layer would hide the drop target.
      if (getLayer() !== null) layerClosed();
      setDragging(true);
    };
    const onLeave = (event: DragEvent) => {
      // Moving from one element to another does not leave the window.
      if (event.relatedTarget === null) setDragging(false);
    };
    const onDrop = (event: DragEvent) => {
      setDragging(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      void addFiles([...(event.dataTransfer?.files ?? [])]);
      focusPrompt();
    };
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      // Office programs add a picture of copied text to the clipboard; in a field the text is meant.
      const isField = event.target instanceof HTMLElement && event.target.matches("input, textarea");
      const hasText = event.clipboardData?.types.includes("text/plain") ?? false;
      if (files.length === 0 || getLayer() !== null || (isField && hasText)) return;
      event.preventDefault();
      void addFiles(files);
      focusPrompt();
    };
    addEventListener("dragover", onOver);
    addEventListener("dragleave", onLeave);
    addEventListener("drop", onDrop);
    addEventListener("paste", onPaste);
    return () => {
      removeEventListener("dragover", onOver);
      removeEventListener("dragleave", onLeave);
      removeEventListener("drop", onDrop);
      removeEventListener("paste", onPaste);
    };
  }, []);
  return isDragging;
}

import { useEffect, useState } from "react";
import { readTransfer } from "#core/content/read-transfer.ts";
import { isMaybeImport } from "#core/imports/is-maybe-import.ts";
import { hideKeys, isImportName } from "#core/imports/pasted-request.ts";
import { getLayer, layerOpened } from "#state/layers.ts";
import { getEditedTurnId, variantChosen } from "#state/page-choices.ts";
import { attachTransfer } from "#state/vision/attach-transfer.ts";
import { focusPrompt } from "#ui/kit/focus-prompt.ts";
import { insertText } from "#ui/kit/insert-text.ts";
import { readDataTransfer } from "./read-data-transfer.ts";

/**
 * Takes what is dropped anywhere on the window, which shows a drop target for files, or pasted anywhere. Pictures and texts are
 * attached, what other programs wrote is imported.
 */
export function FileDrop() {
  const isDragging = useFileDropAndPaste();
  if (!isDragging) return null;
  return (
    // A popover stands over an open dialog too.
    <div
      ref={(target) => target?.showPopover()}
      popover="manual"
      className="pointer-events-none fixed inset-0 m-0 grid size-full max-h-none max-w-none place-items-center border-0 bg-paper/80 p-6"
    >
      <p className="rounded-panel border-2 border-dashed border-accent bg-surface px-10 py-8 text-lg font-semibold text-accent shadow-raised">
        Drop images or PDFs to attach them, or files to import
      </p>
    </div>
  );
}

function useFileDropAndPaste(): boolean {
  const [isDragging, setDragging] = useState(false);
  useEffect(() => {
    let isOwnDrag = false;
    const onStart = () => {
      isOwnDrag = true;
    };
    const onEnd = () => {
      isOwnDrag = false;
      setDragging(false);
    };
    const onOver = (event: DragEvent) => {
      const hasFiles = event.dataTransfer?.types.includes("Files") ?? false;
      // What is dragged within the page is moved by the element under it, and a text over a field by the browser.
      if (!hasFiles && (isOwnDrag || findField(event.target) !== null)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
      if (hasFiles) setDragging(true);
    };
    const onLeave = (event: DragEvent) => {
      // Moving from one element to another does not leave the window.
      if (event.relatedTarget === null) setDragging(false);
    };
    const onDrop = (event: DragEvent) => {
      setDragging(false);
      const wasOwnDrag = isOwnDrag;
      isOwnDrag = false;
      if (event.defaultPrevented || !event.dataTransfer) return;
      if (wasOwnDrag && !event.dataTransfer.types.includes("Files")) return;
      const isTaken = takeTransfer(event.dataTransfer, event.target);
      // A browser opens what a page does not take, in place of the page.
      if (isTaken || findField(event.target) === null) event.preventDefault();
    };
    const onPaste = (event: ClipboardEvent) => {
      if (getLayer() !== null || event.defaultPrevented || !event.clipboardData) return;
      if (takeTransfer(event.clipboardData, event.target)) event.preventDefault();
    };
    addEventListener("dragstart", onStart);
    addEventListener("dragend", onEnd);
    addEventListener("dragover", onOver);
    addEventListener("dragleave", onLeave);
    addEventListener("drop", onDrop);
    addEventListener("paste", onPaste);
    return () => {
      removeEventListener("dragstart", onStart);
      removeEventListener("dragend", onEnd);
      removeEventListener("dragover", onOver);
      removeEventListener("dragleave", onLeave);
      removeEventListener("drop", onDrop);
      removeEventListener("paste", onPaste);
    };
  }, []);
  return isDragging;
}

/**
 * Attaches the files or the picture of a clipboard or a drag, or puts its text into the prompt where it met no field.
 * While a turn is edited both belong to it, unless they met the composer. False where the browser is to act.
 */
function takeTransfer(data: DataTransfer, target: EventTarget | null): boolean {
  const content = readTransfer(readDataTransfer(data));
  const field = findField(target);
  const isComposer = target instanceof Element && target.closest("[data-composer]") !== null;
  const ownPrompt = target instanceof Element ? target.closest<HTMLElement>("[data-prompt-of]") : null;
  if (ownPrompt?.dataset["promptOf"]) variantChosen(ownPrompt.dataset["promptOf"]);
  const turnId = isComposer ? undefined : getEditedTurnId();
  if (content.kind === "nothing") return false;
  if (content.kind === "text") {
    const writing = findWritingField(turnId);
    if (getLayer() !== null || (field !== null && field !== writing)) return false;
    const isImport = writing?.id === "prompt" && isMaybeImport(content.text);
    const shown = isImport ? hideKeys(content.text) : content.text;
    // The browser writes by itself what is pasted into a field.
    const isWritten = field === null || shown !== content.text;
    if (isWritten) insertText(writing, shown);
    if (isImport) void offerImport(content.text, shown);
    return isWritten;
  }
  if (content.kind === "files" && content.files.length > 0 && content.files.every(({ name }) => isImportName(name))) {
    const { files } = content;
    // Those that are no import are attached.
    void import("#state/imports/take-files.ts").then(
      async ({ takeFiles }) => (await takeFiles(files, turnId)) && focusPrompt(),
      () => layerOpened({ kind: "import", files }),
    );
    return true;
  }
  // An address may be meant as text in a field for addresses.
  if (content.kind === "picture-address" && field !== null && field !== findWritingField(turnId)) return false;
  void attachTransfer(content, turnId);
  // An open dialog stays as it is, with the focus in it.
  if (turnId === undefined && getLayer() === null) focusPrompt();
  return true;
}

/**
 * Offers to open pasted code as a conversation, or to add a pasted table as rows. What cannot be loaded offers nothing, and
 * the text stands as pasted.
 */
async function offerImport(text: string, shownText: string): Promise<void> {
  const loaded = await import("#state/imports/offer-pasted.ts").catch(() => undefined);
  await loaded?.offerPasted(text, shownText);
}

/** The field that an event met, in which the browser writes by itself. */
function findField(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest("input, textarea, select, [contenteditable]") : null;
}

/** The field of the version that is being written, else the prompt. */
function findWritingField(turnId: string | undefined): HTMLElement | null {
  const version =
    turnId === undefined ? null : document.querySelector<HTMLElement>(`[data-rewrites="${turnId}"] textarea`);
  return version ?? document.getElementById("prompt");
}

import { useEffect } from "react";
import { create } from "zustand";
import { type Attachment, isPictureAttachment, type PictureAttachment } from "#core/content/attachment.ts";
import { getConversationImageLimits } from "#core/conversation/conversation-image-limits.ts";
import type { EditStep } from "#core/vision/edit-step.ts";
import { startEditing, type Editing } from "#core/vision/editing.ts";
import { parseEditing } from "#core/vision/parse-editing.ts";
import type { Id } from "#core/vocabulary.ts";
import { openEditor, type PictureEditor } from "#io/images/open-editor.ts";
import { loadBlob } from "#io/storage/blob-records.ts";
import { getConversation } from "#state/document/documents.ts";
import { getDraft, useAttachments } from "#state/document/drafts.ts";
import { announce } from "#state/notices.ts";
import { onReset } from "#state/reset-state.ts";
import { redrawAttachment } from "./redraw-attachment.ts";
import { fileRefused, preparationStarted } from "#state/document/intake.ts";

type Editor = {
  conversationId: Id;
  attachmentId: Id;
  editing: Editing;
  /** The steps that the user chose; the attachment follows. */
  steps: readonly EditStep[];
  /** The steps that were undone; the last one is redone first. */
  undone: readonly EditStep[];
  isDrawing: boolean;
  /** The reason why the last step could not be drawn, as a sentence. */
  failure: string | null;
};

const useEditorStore = create<{ editor: Editor | null }>()(() => ({ editor: null }));

/** The worker with the picture, opened with the dialog. It ends when the dialog is closed and everything is drawn. */
let worker: Promise<PictureEditor> | undefined;

/** Drawings run one after the other. */
let drawing: Promise<void> = Promise.resolve();

onReset(() => {
  useEditorStore.setState({ editor: null });
  worker = undefined;
  drawing = Promise.resolve();
});

const findPicture = (attachments: readonly Attachment[], attachmentId: Id) =>
  attachments.filter(isPictureAttachment).find(({ id }) => id === attachmentId);

function updateEditor(changes: Partial<Editor>, attachmentId?: Id): void {
  useEditorStore.setState((state) => {
    const { editor } = state;
    const isOther = attachmentId !== undefined && editor?.attachmentId !== attachmentId;
    return editor && !isOther ? { editor: { ...editor, ...changes } } : state;
  });
}

/** Decodes the picture when the editor opens, so that the first step is quick. Returns a function that ends the worker. */
export function startEditor(conversationId: Id, attachmentId: Id): () => void {
  const attachment = findPicture(getDraft().attachments, attachmentId);
  if (!attachment) return () => undefined;
  const editing = parseEditing(attachment.editing) ?? startEditing(attachment);
  const { source, steps } = editing;
  const editor: Editor = { conversationId, attachmentId, editing, steps, undone: [], isDrawing: false, failure: null };
  useEditorStore.setState({ editor });
  const opened = loadBlob(source.blob).then((file) => {
    if (!file) throw new Error("the original image is no longer stored in this browser");
    return openEditor(file, source.orientation);
  });
  opened.catch(() => undefined);
  worker = opened;
  return () => {
    void (async () => {
      await drawing;
      (await opened.catch(() => undefined))?.close();
      if (worker === opened) worker = undefined;
    })();
  };
}

/** Adds a step and discards the undone steps. */
export function stepAdded(step: EditStep): void {
  const steps = useEditorStore.getState().editor?.steps ?? [];
  changeSteps([...steps, step], []);
}

/** Undoes the last step. */
export function stepUndone(): void {
  const { steps, undone } = useEditorStore.getState().editor ?? { steps: [], undone: [] };
  const last = steps.at(-1);
  if (last) changeSteps(steps.slice(0, -1), [...undone, last]);
}

/** Redoes the step that was undone last. */
export function stepRedone(): void {
  const { steps, undone } = useEditorStore.getState().editor ?? { steps: [], undone: [] };
  const next = undone.at(-1);
  if (next) changeSteps([...steps, next], undone.slice(0, -1));
}

/** Undoes every step; each can be redone. */
export function stepsCleared(): void {
  const { steps, undone } = useEditorStore.getState().editor ?? { steps: [], undone: [] };
  if (steps.length > 0) changeSteps([], [...undone, ...steps.toReversed()]);
}

function changeSteps(steps: readonly EditStep[], undone: readonly EditStep[]): void {
  updateEditor({ steps, undone, failure: null });
  const { editor } = useEditorStore.getState();
  const attachment = editor && findPicture(getDraft().attachments, editor.attachmentId);
  if (!editor || !attachment || !worker) return;
  // Run waits from now on without a gap: no picture is sent with a region that was just redacted still visible.
  const finished = preparationStarted(editor.conversationId, attachment.name);
  const [before, opened] = [drawing, worker];
  drawing = before.then(() => draw(editor, attachment, opened)).finally(finished);
}

async function draw(requested: Editor, given: PictureAttachment, opened: Promise<PictureEditor>): Promise<void> {
  const { conversationId, attachmentId, editing, steps } = requested;
  const { editor } = useEditorStore.getState();
  // More steps may have been added meanwhile: only the last drawing counts.
  if (editor?.attachmentId === attachmentId && editor.steps !== steps) return;
  // Another conversation may be open by now; this drawing is still finished.
  const attachment = findPicture(getDraft().attachments, attachmentId) ?? given;
  const drawn = parseEditing(attachment.editing)?.steps ?? [];
  updateEditor({ isDrawing: true }, attachmentId);
  try {
    const limits = getConversationImageLimits(getConversation(conversationId));
    await redrawAttachment(conversationId, attachmentId, { ...editing, steps: [...steps] }, limits, opened);
    announce(`“${attachment.name}” was changed.`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const sentence = `“${attachment.name}” could not be drawn with the last step: ${why}. The step was undone.`;
    updateEditor({ steps: drawn, failure: sentence }, attachmentId);
    // The dialog may be closed by now, and a waiting run must not send the picture without the step.
    fileRefused(conversationId, sentence);
  } finally {
    updateEditor({ isDrawing: false }, attachmentId);
  }
}

/**
 * An attachment in the editor and how far its edits are; undefined before the editor has started on it. The editor works
 * on it as long as the component is on the screen.
 */
export function useEditor(
  conversationId: Id,
  attachmentId: Id,
): { attachment: PictureAttachment; editor: Editor } | undefined {
  useEffect(() => startEditor(conversationId, attachmentId), [conversationId, attachmentId]);
  const { editor } = useEditorStore();
  const attachment = findPicture(useAttachments(), attachmentId);
  return editor?.attachmentId === attachmentId && attachment ? { attachment, editor } : undefined;
}

import { create } from "zustand";
import type { Attachment } from "#core/content/attachment.ts";
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
import { redrawAttachment } from "./redraw-attachment.ts";
import { useEditedAttachmentId } from "./edited-attachment.ts";
import { fileRefused, preparationStarted } from "./intake.ts";

type Editor = {
  conversationId: Id;
  attachmentId: Id;
  editing: Editing;
  /** The steps as they are wanted; the attachment follows. */
  steps: readonly EditStep[];
  /** Those that were taken back, the next to come again last. */
  undone: readonly EditStep[];
  isDrawing: boolean;
  /** Why the last step could not be drawn, a sentence. */
  failure: string | null;
};

const useEditor = create<{ editor: Editor | null }>()(() => ({ editor: null }));

/** The worker that holds the picture, opened with the dialog. It ends when the dialog is closed and all is drawn. */
let worker: Promise<PictureEditor> | undefined;

function updateEditor(changes: Partial<Editor>, attachmentId?: Id): void {
  useEditor.setState((state) => {
    const { editor } = state;
    const isOther = attachmentId !== undefined && editor?.attachmentId !== attachmentId;
    return editor && !isOther ? { editor: { ...editor, ...changes } } : state;
  });
}

/** The editor's dialog was drawn: the picture is decoded, so that the first step is quick. Returns the way to end it. */
export function startEditor(conversationId: Id, attachmentId: Id): () => void {
  const attachment = getDraft().attachments.find(({ id }) => id === attachmentId);
  if (!attachment) return () => undefined;
  const editing = parseEditing(attachment.editing) ?? startEditing(attachment);
  const { source, steps } = editing;
  const editor: Editor = { conversationId, attachmentId, editing, steps, undone: [], isDrawing: false, failure: null };
  useEditor.setState({ editor });
  const opened = loadBlob(source.blob).then((file) => {
    if (!file) throw new Error("its own pixels are not kept in this browser any more");
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

/** A step was taken. What had been taken back does not come again. */
export function stepAdded(step: EditStep): void {
  const steps = useEditor.getState().editor?.steps ?? [];
  changeSteps([...steps, step], []);
}

/** The last step was taken back. */
export function stepUndone(): void {
  const { steps, undone } = useEditor.getState().editor ?? { steps: [], undone: [] };
  const last = steps.at(-1);
  if (last) changeSteps(steps.slice(0, -1), [...undone, last]);
}

/** The step that was taken back last comes again. */
export function stepRedone(): void {
  const { steps, undone } = useEditor.getState().editor ?? { steps: [], undone: [] };
  const next = undone.at(-1);
  if (next) changeSteps([...steps, next], undone.slice(0, -1));
}

/** Every step was taken back; each can come again. */
export function stepsCleared(): void {
  const { steps, undone } = useEditor.getState().editor ?? { steps: [], undone: [] };
  if (steps.length > 0) changeSteps([], [...undone, ...steps.toReversed()]);
}

function changeSteps(steps: readonly EditStep[], undone: readonly EditStep[]): void {
  updateEditor({ steps, undone, failure: null });
  const { editor } = useEditor.getState();
  const attachment = getDraft().attachments.find(({ id }) => id === editor?.attachmentId);
  if (!editor || !attachment || !worker) return;
  // From now on and without a gap Run waits: no picture is sent with a part still in it that was just taken out.
  const finished = preparationStarted(editor.conversationId, attachment.name);
  const [before, opened] = [drawing, worker];
  drawing = before.then(() => draw(editor, attachment, opened)).finally(finished);
}

/** Drawings follow one another. */
let drawing: Promise<void> = Promise.resolve();

async function draw(requested: Editor, given: Attachment, opened: Promise<PictureEditor>): Promise<void> {
  const { conversationId, attachmentId, editing, steps } = requested;
  const { editor } = useEditor.getState();
  // Meanwhile more steps may have been taken: only the last drawing is worth its time.
  if (editor?.attachmentId === attachmentId && editor.steps !== steps) return;
  // Another conversation may be open by now; what was asked here is still drawn.
  const attachment = getDraft().attachments.find(({ id }) => id === attachmentId) ?? given;
  const drawn = parseEditing(attachment.editing)?.steps ?? [];
  updateEditor({ isDrawing: true }, attachmentId);
  try {
    const limits = getConversationImageLimits(getConversation(conversationId));
    await redrawAttachment(conversationId, attachmentId, { ...editing, steps: [...steps] }, limits, opened);
    announce(`“${attachment.name}” is redrawn.`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const sentence = `“${attachment.name}” could not be drawn with the last step: ${why}. The step was taken back.`;
    updateEditor({ steps: drawn, failure: sentence }, attachmentId);
    // The dialog may be closed by now; and a run that waited must not send the picture without the step.
    fileRefused(conversationId, sentence);
  } finally {
    updateEditor({ isDrawing: false }, attachmentId);
  }
}

/** The attachment that is open in the editor and how far its edits are; undefined where it is gone. */
export function useEditorState(): { attachment: Attachment; editor: Editor } | undefined {
  const { editor } = useEditor();
  const attachment = useAttachments().find(({ id }) => id === editor?.attachmentId);
  const isOpen = useEditedAttachmentId() === editor?.attachmentId;
  return editor && attachment && isOpen ? { attachment, editor } : undefined;
}

import { useState } from "react";
import { formatCount } from "#core/format.ts";
import { computeEditFrame } from "#core/vision/edit-frame.ts";
import type { MarkColour } from "#core/vision/edit-step.ts";
import { parseEditing } from "#core/vision/parse-editing.ts";
import type { Id } from "#core/vocabulary.ts";
import { useOpenId } from "#state/document/documents.ts";
import { layerClosed } from "#state/layers.ts";
import { stepRedone, stepAdded, stepUndone, useEditor } from "#state/vision/editor.ts";
import { Dialog } from "#ui/kit/dialog.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { Note } from "#ui/kit/note.tsx";
import { useWindowKeydown } from "#ui/kit/use-window-keydown.ts";
import { EditSummary } from "./edit-summary.tsx";
import type { EditTool } from "./edit-tools.ts";
import { EDIT_TOOLS, hasColour, createEditStep } from "./edit-tools.ts";
import { EditToolbar, MarkColours } from "./edit-toolbar.tsx";
import { PendingSteps } from "./pending-steps.tsx";
import { PictureStage } from "./picture-stage.tsx";
import { StoredImage } from "./stored-image.tsx";

/**
 * The editor of a picture before it is sent: crop, rotate, redact and mark. It shows the very bytes that will be sent.
 */
export function EditDialog({ attachmentId }: { attachmentId: Id }) {
  const openId = useOpenId();
  useUndoKeys();
  const state = useEditor(openId, attachmentId);
  const [tool, setTool] = useState<EditTool>("crop");
  const [colour, setColour] = useState<MarkColour>("red");
  if (!state) return null;
  const { attachment, editor } = state;
  const { part, name } = attachment;
  const { source, tooLarge } = editor.editing;
  // Shapes are drawn over the current drawing, whatever steps are still to be drawn.
  const drawnSteps = parseEditing(attachment.editing)?.steps ?? [];
  const frame = computeEditFrame(source, drawnSteps);
  const scale = frame.size.widthPx / part.widthPx;
  const pending = editor.steps.slice(drawnSteps.length);
  const { kind, hint, keysHint } = EDIT_TOOLS[tool];
  return (
    <Dialog title={`Edit ${name}`} position="wide" onClose={layerClosed}>
      <DialogBody className="w-256 max-w-full">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <EditToolbar
            tool={tool}
            onTool={setTool}
            canUndo={editor.steps.length > 0}
            canRedo={editor.undone.length > 0}
          />
          {hasColour(tool) && <MarkColours colour={colour} onChange={setColour} />}
        </div>
        <PictureStage
          key={tool}
          size={part}
          picture={<StoredImage part={part} alt={part.alt ?? name} className="size-full" />}
          kind={kind}
          label={`${EDIT_TOOLS[tool].label}: the image`}
          hint={hint}
          keysHint={keysHint}
          onDrawn={(shape) => {
            const step = createEditStep(tool, shape, frame, scale, colour);
            if (step) stepAdded(step);
          }}
        >
          <PendingSteps steps={pending} frame={frame} scale={scale} />
        </PictureStage>
        {editor.failure !== null && (
          <Note tone="danger" role="alert">
            {editor.failure}
          </Note>
        )}
        {tooLarge && (
          <p className="text-sm text-ink-3">
            This picture has {formatCount((tooLarge.widthPx * tooLarge.heightPx) / 1_000_000)} megapixels. The scaled
            one is edited: all of it would take more memory than a page has.
          </p>
        )}
      </DialogBody>
      <EditSummary attachment={attachment} editor={editor} />
    </Dialog>
  );
}

/** Undoes and redoes steps with the usual keys, wherever the focus is in the dialog. */
function useUndoKeys(): void {
  useWindowKeydown((event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
    event.preventDefault();
    if (event.shiftKey) stepRedone();
    else stepUndone();
  });
}

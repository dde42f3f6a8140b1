import { type DocumentAttachment, isPictureAttachment } from "#core/content/attachment.ts";
import type { DocumentPart } from "#core/content/part.ts";
import { formatBytes } from "#core/format.ts";
import type { Id } from "#core/vocabulary.ts";
import { isTextDocument } from "#core/wire/document-form.ts";
import { useAttachments } from "#state/document/drafts.ts";
import { layerClosed } from "#state/layers.ts";
import {
  documentCited,
  documentContextTyped,
  documentSentAsText,
  textPutIntoPrompt,
} from "#state/vision/document-edits.ts";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { Button } from "#ui/kit/button.tsx";
import { Checkbox } from "#ui/kit/checkbox.tsx";
import { CONTROL_CLASSES } from "#ui/kit/control-classes.ts";
import { Dialog } from "#ui/kit/dialog.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { Field } from "#ui/kit/field.tsx";
import { focusPrompt } from "#ui/kit/focus-prompt.ts";
import { StoredDocumentText } from "./stored-document-text.tsx";

/** A document with its text; one of the composer, by the id of its attachment, with how it is sent. */
export function DocumentDialog({ part: given, attachmentId }: { part: DocumentPart; attachmentId?: Id | undefined }) {
  const attachment = useAttachments().find(({ id }) => id === attachmentId);
  const own = attachment && !isPictureAttachment(attachment) ? attachment : undefined;
  const part = own?.part ?? given;
  return (
    <Dialog title={part.name || "Document"} position="wide" onClose={layerClosed}>
      <DialogBody className="w-176 max-w-full">
        {own ? <DocumentSettings attachment={own} /> : part.context !== undefined && <p>{part.context}</p>}
        {isTextDocument(part) && <StoredDocumentText part={part} />}
        {part.sizeBytes !== undefined && <p className="text-sm text-ink-3">{formatBytes(part.sizeBytes)} as text</p>}
      </DialogBody>
    </Dialog>
  );
}

function DocumentSettings({ attachment }: { attachment: DocumentAttachment }) {
  const { id, part } = attachment;
  return (
    <>
      <div className="flex flex-col gap-2">
        <Checkbox
          label="Cite passages"
          hint="Over Messages the model marks the passages that it answers from."
          isChecked={part.isCited === true}
          onChange={(isCited) => documentCited(id, isCited)}
        />
        {isTextDocument(part) && (
          <Checkbox
            label="Send its text in the prompt"
            hint="Among the words, after its name. Formats without text documents always send it so."
            isChecked={part.isSentAsText === true}
            onChange={(isSentAsText) => documentSentAsText(id, isSentAsText)}
          />
        )}
      </div>
      <Field label="About this document" hint="For the model, such as where it comes from; never cited.">
        {(control) => (
          <AutoTextarea
            {...control}
            value={part.context ?? ""}
            onChange={(event) => documentContextTyped(id, event.target.value)}
            className={`max-h-40 overflow-y-auto px-2 py-1.5 ${CONTROL_CLASSES}`}
          />
        )}
      </Field>
      {isTextDocument(part) && (
        <Button
          className="w-fit"
          title="In place of the document"
          onClick={() => {
            layerClosed();
            focusPrompt();
            void textPutIntoPrompt(attachment);
          }}
        >
          Put its text into the prompt
        </Button>
      )}
    </>
  );
}

import type { DocumentAttachment } from "#core/content/attachment.ts";
import { getDocumentForm, isTextDocument } from "#core/wire/document-form.ts";
import { useFirstColumnId, useSetting } from "#state/document/documents.ts";
import { layerOpened } from "#state/layers.ts";
import { useCapabilities } from "#state/parameters/model-capabilities.ts";
import { documentCited } from "#state/vision/document-edits.ts";
import { Checkbox } from "#ui/kit/checkbox.tsx";
import { LinkButton } from "#ui/kit/link-button.tsx";

/** Options of a document in its chip: *Cite passages*, and a button that opens the others. */
export function DocumentOptions({ attachment: { id, name, part } }: { attachment: DocumentAttachment }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 font-sans text-sm text-ink-2">
      <Checkbox label="Cite passages" isChecked={part.isCited === true} onChange={(isOn) => documentCited(id, isOn)} />
      {!isTextDocument(part) && (
        <LinkButton
          aria-label={`Pages of ${name}`}
          title="Choose pages, send them as images, or ask about a part of one"
          onClick={() => layerOpened({ kind: "pages", blob: part.pagesOf?.blob ?? part.blob, name, attachmentId: id })}
        >
          Pages…
        </LinkButton>
      )}
      <LinkButton
        aria-label={`Options of ${name}`}
        onClick={() => layerOpened({ kind: "document", part, attachmentId: id })}
      >
        {isTextDocument(part) ? "Text and options…" : "Options…"}
      </LinkButton>
    </div>
  );
}

/** The form in which a document goes to the model of the first column, in words. */
export function useSentForm(part: DocumentAttachment["part"]): string {
  const variantId = useFirstColumnId();
  const connectionId = useSetting(variantId, "connectionId") ?? "demo";
  const modelId = useSetting(variantId, "modelId") ?? "";
  const form = getDocumentForm(part, useCapabilities(connectionId, modelId));
  return form === "document" ? "sent as a document" : form === "text" ? "sent as text in the prompt" : "not sent";
}

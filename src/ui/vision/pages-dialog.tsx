import { useState } from "react";
import { isPictureAttachment } from "#core/content/attachment.ts";
import { describePdf } from "#core/documents/pdf-facts.ts";
import { countThings } from "#core/count-things.ts";
import { useAttachments } from "#state/document/drafts.ts";
import { type Layer, layerClosed } from "#state/layers.ts";
import { type Pdf, usePdf } from "#state/vision/use-pdf.ts";
import { Dialog } from "#ui/kit/dialog.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { Note } from "#ui/kit/note.tsx";
import { ChoosePages } from "./choose-pages.tsx";
import { PageThumbnails } from "./page-thumbnails.tsx";
import { PageView } from "./page-view.tsx";

/** The pages of a PDF: those of an attached one can be chosen to be sent, those of a sent one are looked at. */
export function PagesDialog({ layer }: { layer: Extract<Layer, { kind: "pages" }> }) {
  const { blob, name } = layer;
  const pdf = usePdf(blob, name);
  return (
    <Dialog title={`Pages of ${name}`} position="wide" onClose={layerClosed}>
      {pdf === undefined || "failure" in pdf ? (
        <DialogBody className="w-256 max-w-full">
          {pdf ? (
            <Note tone="danger" role="alert">
              {pdf.failure}
            </Note>
          ) : (
            <p role="status" className="text-sm text-ink-3">
              Reading the pages…
            </p>
          )}
        </DialogBody>
      ) : (
        <OpenPages layer={layer} pdf={pdf} />
      )}
    </Dialog>
  );
}

function OpenPages({ layer, pdf }: { layer: Extract<Layer, { kind: "pages" }>; pdf: Pdf }) {
  const { name, attachmentId } = layer;
  const [enlarged, setEnlarged] = useState(layer.number);
  const attachment = useAttachments().find(({ id }) => id === attachmentId);
  const facts = [countThings(pdf.facts.pageCount, "page"), ...describePdf(pdf.facts)].join(" · ");
  if (enlarged !== undefined) return <PageView pdf={pdf} name={name} number={enlarged} onNumber={setEnlarged} />;
  if (attachment && !isPictureAttachment(attachment))
    return <ChoosePages attachment={attachment} pdf={pdf} facts={facts} onEnlarge={setEnlarged} />;
  return (
    <DialogBody className="w-256 max-w-full">
      <p className="text-sm text-ink-2">{facts}</p>
      <PageThumbnails pdf={pdf} onEnlarge={setEnlarged} />
    </DialogBody>
  );
}

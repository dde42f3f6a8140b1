import { ChevronLeft, ChevronRight } from "lucide-react";
import { layerClosed } from "#state/layers.ts";
import { attachPageRegion } from "#state/vision/page-attachments.ts";
import { type Pdf, usePagePicture } from "#state/vision/use-pdf.ts";
import { usePageText } from "#state/vision/use-page-text.ts";
import { Button } from "#ui/kit/button.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { focusPrompt } from "#ui/kit/focus-prompt.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { Note } from "#ui/kit/note.tsx";
import { PictureStage } from "./picture-stage.tsx";

/** The width in pixels at which an enlarged page is drawn. */
const PAGE_PX = 1400;

/** One page of a PDF, large. A part of it can be asked about. */
export function PageView({
  pdf,
  name,
  number,
  onNumber,
}: {
  pdf: Pdf;
  name: string;
  number: number;
  /** Shows another page; all of them for undefined. */
  onNumber: (number: number | undefined) => void;
}) {
  const { pageCount } = pdf.facts;
  const picture = usePagePicture(pdf, number, PAGE_PX);
  const text = usePageText(pdf, number);
  return (
    <DialogBody className="w-256 max-w-full">
      <div className="flex items-center gap-2">
        <Button onClick={() => onNumber(undefined)}>All pages</Button>
        <span className="ms-auto font-mono text-sm text-ink-2" aria-live="polite">
          page {number} of {pageCount}
        </span>
        <IconButton
          icon={ChevronLeft}
          label="Previous page"
          offReason={number > 1 ? undefined : "This is the first page"}
          onClick={() => onNumber(number - 1)}
        />
        <IconButton
          icon={ChevronRight}
          label="Next page"
          offReason={number < pageCount ? undefined : "This is the last page"}
          onClick={() => onNumber(number + 1)}
        />
      </div>
      {picture === undefined ? (
        <p className="py-24 text-center text-sm text-ink-3">Drawing the page…</p>
      ) : "failure" in picture ? (
        <Note tone="danger" role="alert">
          Page {number} could not be drawn: {picture.failure}.
        </Note>
      ) : (
        <PictureStage
          key={number}
          size={picture}
          picture={<img src={picture.url} alt={`Page ${number} of ${name}`} draggable={false} className="size-full" />}
          kind="box"
          label="Ask about a part: the page"
          hint="Drag over a part to ask about it."
          keysHint="Arrow keys move the box, Shift+arrows resize it, Enter takes it."
          onDrawn={(region) => {
            if (region.kind !== "box") return;
            // The page is drawn once more for the picture, from a reader that ends with this dialog.
            void attachPageRegion(pdf, { name, number }, region.box, picture).finally(() => {
              layerClosed();
              focusPrompt(true);
            });
          }}
        />
      )}
      {text !== undefined && text !== "" && (
        <details className="text-sm">
          <summary className="cursor-pointer text-ink-2">Text of page {number}</summary>
          <p className="mt-1 max-h-60 overflow-y-auto whitespace-pre-wrap wrap-anywhere">{text}</p>
        </details>
      )}
    </DialogBody>
  );
}

import { useState } from "react";
import type { DocumentAttachment } from "#core/content/attachment.ts";
import { countThings } from "#core/count-things.ts";
import { estimateDocumentTokens } from "#core/documents/estimate-document-tokens.ts";
import { formatPageNumbers, parsePageNumbers } from "#core/documents/page-numbers.ts";
import { formatCount } from "#core/format.ts";
import { useOpenId } from "#state/document/documents.ts";
import { layerClosed } from "#state/layers.ts";
import { sendAsDocument, sendAsPictures } from "#state/vision/page-attachments.ts";
import type { Pdf } from "#state/vision/use-pdf.ts";
import { Button } from "#ui/kit/button.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { DialogFooter } from "#ui/kit/dialog-footer.tsx";
import { focusPrompt } from "#ui/kit/focus-prompt.ts";
import { TextField } from "#ui/kit/text-field.tsx";
import { PageThumbnails } from "./page-thumbnails.tsx";

/** The most pages that are drawn as pictures at once: services take no more pictures in a request. */
const MAX_PICTURES = 100;

/** The pages of an attached PDF, chosen by a press, or typed as "1-3, 7", and the ways in which they can be sent. */
export function ChoosePages({
  attachment,
  pdf,
  facts,
  onEnlarge,
}: {
  attachment: DocumentAttachment;
  pdf: Pdf;
  /** The facts of the PDF in a line. */
  facts: string;
  onEnlarge: (number: number) => void;
}) {
  const { pageCount } = pdf.facts;
  const openId = useOpenId();
  const [typed, setTyped] = useState(() =>
    attachment.part.pagesOf ? formatPageNumbers(attachment.part.pagesOf.numbers) : `1-${pageCount}`,
  );
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const parsed = parsePageNumbers(typed, pageCount);
  const reason = "reason" in parsed ? parsed.reason : undefined;
  const numbers = "numbers" in parsed ? parsed.numbers : [];
  const tokens = estimateDocumentTokens({ ...attachment.part, pageCount: numbers.length });
  const offReason = isBusy
    ? "The pages are being made ready"
    : (reason ?? (numbers.length === 0 ? "Choose a page first" : undefined));
  const send = async (make: typeof sendAsDocument) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await make(openId, attachment, numbers, pdf);
      layerClosed();
      focusPrompt();
    } catch (error) {
      setFailure(`The pages could not be made ready: ${error instanceof Error ? error.message : String(error)}.`);
      setBusy(false);
    }
  };
  const toggle = (number: number) =>
    setTyped(
      formatPageNumbers(numbers.includes(number) ? numbers.filter((each) => each !== number) : [...numbers, number]),
    );
  return (
    <>
      <DialogBody className="w-256 max-w-full">
        <p className="text-sm text-ink-2">{facts}</p>
        <TextField
          label="Pages to send"
          hint="Press pages below, or type 1-3, 7."
          error={reason}
          isLiteral
          value={typed}
          onChange={setTyped}
          trailing={
            <>
              <Button className="h-8" onClick={() => setTyped(`1-${pageCount}`)}>
                All
              </Button>
              <Button className="h-8" onClick={() => setTyped("")}>
                None
              </Button>
            </>
          }
        />
        <PageThumbnails pdf={pdf} chosen={numbers} onToggle={toggle} onEnlarge={onEnlarge} />
      </DialogBody>
      <DialogFooter>
        <p className="me-auto text-sm text-ink-2" aria-live="polite">
          {failure ??
            `${formatCount(numbers.length)} of ${countThings(pageCount, "page")} · ≈ ${formatCount(tokens)} tok`}
        </p>
        <Button
          offReason={
            offReason ?? (numbers.length > MAX_PICTURES ? `At most ${MAX_PICTURES} pages as images` : undefined)
          }
          onClick={() => void send(sendAsPictures)}
        >
          Send pages as images
        </Button>
        <Button look="primary" offReason={offReason} onClick={() => void send(sendAsDocument)}>
          Send as a document
        </Button>
      </DialogFooter>
    </>
  );
}

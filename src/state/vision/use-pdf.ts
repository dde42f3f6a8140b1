import { useEffect, useState } from "react";
import { explainRefusedPdf } from "#core/documents/explain-refused-pdf.ts";
import type { PdfFacts } from "#core/documents/pdf-facts.ts";
import type { ImageSize, Sha256 } from "#core/vocabulary.ts";
import { type DocumentReader, openDocument } from "#io/documents/open-document.ts";
import { loadBlob } from "#io/storage/blob-records.ts";

/** A stored PDF that is open for looking at its pages. */
export type Pdf = { blob: Sha256; facts: PdfFacts; reader: DocumentReader };

/** Opens a stored PDF as long as the component is on the screen; undefined while it is read, else the reason of a failure. */
export function usePdf(blob: Sha256, name: string): Pdf | { failure: string } | undefined {
  const [opened, setOpened] = useState<Pdf | { failure: string; blob: Sha256 }>();
  useEffect(
    function openWhileShown() {
      let reader: DocumentReader | undefined;
      let isOver = false;
      const open = async () => {
        const file = await loadBlob(blob);
        if (isOver) return;
        if (!file) {
          setOpened({ blob, failure: `“${name}” is no longer stored in this browser.` });
          return;
        }
        reader = openDocument(file);
        const outcome = await reader.opened;
        if (isOver) return;
        if ("refused" in outcome) setOpened({ blob, failure: explainRefusedPdf(name, outcome.refused) });
        else setOpened({ blob, facts: outcome.facts, reader });
      };
      open().catch((error: unknown) => setOpened({ blob, failure: describeError(error) }));
      return () => {
        isOver = true;
        reader?.close();
      };
    },
    [blob, name],
  );
  return opened?.blob === blob ? opened : undefined;
}

/** A page of a PDF as a picture. */
export type PagePicture = ImageSize & { url: string };

/**
 * A page drawn at a width in pixels; undefined while it is drawn, else the reason why it cannot be. Nothing is drawn while
 * `isNear` is false.
 */
export function usePagePicture(
  { reader }: Pdf,
  number: number,
  widthPx: number,
  isNear = true,
): PagePicture | { failure: string } | undefined {
  const [drawn, setDrawn] = useState<{ number: number; picture: PagePicture | { failure: string } }>();
  useEffect(
    function drawWhileNear() {
      if (!isNear) return undefined;
      let isOver = false;
      let url: string | undefined;
      const draw = async () => {
        try {
          const { png, ...size } = await reader.run({ type: "draw", number, size: { widthPx } });
          if (isOver) return;
          url = URL.createObjectURL(png);
          setDrawn({ number, picture: { url, widthPx: size.widthPx, heightPx: size.heightPx } });
        } catch (error) {
          if (!isOver) setDrawn({ number, picture: { failure: describeError(error) } });
        }
      };
      void draw();
      return () => {
        isOver = true;
        if (url !== undefined) URL.revokeObjectURL(url);
      };
    },
    [reader, number, widthPx, isNear],
  );
  return drawn?.number === number ? drawn.picture : undefined;
}

const describeError = (error: unknown): string => (error instanceof Error ? error.message : String(error));

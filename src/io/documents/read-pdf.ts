import "pdfjs-dist/legacy/build/pdf.worker.mjs";
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import { MOST_PDF_PAGES, type RefusedPdf } from "#core/documents/explain-refused-pdf.ts";
import type { PdfFacts } from "#core/documents/pdf-facts.ts";
import { fitImage, scaleImage } from "#core/models/image-limits.ts";
import type { ImageSize } from "#core/vocabulary.ts";
import type { DrawnPage, PagePart, PageSize } from "./document-protocol.ts";
import { CanvasFactory, FilterFactory } from "./page-canvas.ts";
import { PdfFileFactory } from "./pdf-files.ts";

/** A PDF that is open in this thread. */
export type OpenPdf = { facts: PdfFacts; document: PDFDocumentProxy };

/** A picture in a PDF with more pixels is left out: it would take more memory than a page has. */
const MAX_IMAGE_PIXELS = 100_000_000;
/** The largest width of a drawn page, and the most pixels. */
const MAX_WIDTH_PX = 6_000;
const MAX_PIXELS = 40_000_000;
/** A page is enlarged by at most so much, from 72 pixels an inch. */
const MAX_ENLARGEMENT = 16;
/** The pages whose text is looked for. */
const PAGES_LOOKED_THROUGH = 10;

/** Opens a PDF, or says why it cannot be read. The bytes are taken over. Never rejects because of what is in them. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf | RefusedPdf> {
  try {
    const document = await getDocument({
      data: bytes,
      verbosity: VerbosityLevel.ERRORS,
      // No code is made from what is in the file, and no WebAssembly is loaded.
      isEvalSupported: false,
      useWasm: false,
      useWorkerFetch: false,
      // Glyphs are drawn as paths: a worker has no fonts of its own.
      disableFontFace: true,
      useSystemFonts: false,
      maxImageSize: MAX_IMAGE_PIXELS,
      CanvasFactory,
      FilterFactory,
      BinaryDataFactory: PdfFileFactory,
      cMapUrl: "cmaps/",
      standardFontDataUrl: "fonts/",
    }).promise;
    const { numPages: pageCount } = document;
    if (pageCount < 1) return { kind: "no-pages" };
    if (pageCount > MOST_PDF_PAGES) return { kind: "too-many-pages", pageCount };
    return { document, facts: await readFacts(document) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    if (name === "PasswordException") return { kind: "password" };
    if (name === "InvalidPDFException") return { kind: "damaged" };
    return { kind: "broken", why: message };
  }
}

async function readFacts(document: PDFDocumentProxy): Promise<PdfFacts> {
  // A file without readable metadata has none of these.
  const info = new Map<string, unknown>(
    await document.getMetadata().then(
      (metadata) => Object.entries(metadata.info),
      () => [],
    ),
  );
  const pageCount = document.numPages;
  let hasText = false;
  for (let number = 1; number <= Math.min(pageCount, PAGES_LOOKED_THROUGH) && !hasText; number += 1)
    hasText = (await readPageText(document, number).catch(() => "")).trim() !== "";
  return {
    pageCount,
    hasText,
    hasForm: info.get("IsAcroFormPresent") === true || info.get("IsXFAPresent") === true,
    isProtected: typeof info.get("EncryptFilterName") === "string",
  };
}

/** The text of a page, with its lines. */
export async function readPageText(document: PDFDocumentProxy, number: number): Promise<string> {
  const { items } = await (await document.getPage(number)).getTextContent();
  return items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
}

/** A page or a part of it as PNG. */
export async function drawPage(
  document: PDFDocumentProxy,
  number: number,
  size: PageSize,
  { x, y, width, height }: PagePart = WHOLE,
): Promise<DrawnPage> {
  const page = await document.getPage(number);
  const whole = page.getViewport({ scale: 1 });
  const natural = { widthPx: whole.width * width, heightPx: whole.height * height };
  const drawn = resolveSize(natural, size);
  const scale = drawn.widthPx / natural.widthPx;
  const viewport = page.getViewport({
    scale,
    offsetX: -x * whole.width * scale,
    offsetY: -y * whole.height * scale,
  });
  const canvas = new OffscreenCanvas(drawn.widthPx, drawn.heightPx);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser draws nothing in a worker");
  // The library's types name only what a page has.
  const target = { canvas: null, canvasContext: context as unknown as CanvasRenderingContext2D };
  await page.render({ ...target, viewport, background: "white" }).promise;
  page.cleanup();
  return { ...drawn, png: await canvas.convertToBlob({ type: "image/png" }) };
}

const WHOLE: PagePart = { x: 0, y: 0, width: 1, height: 1 };

function resolveSize(natural: ImageSize, size: PageSize): ImageSize {
  if ("limits" in size) return fitImage(scaleImage(natural, MAX_ENLARGEMENT), size.limits);
  const factor = Math.min(
    Math.min(size.widthPx, MAX_WIDTH_PX) / natural.widthPx,
    Math.sqrt(MAX_PIXELS / (natural.widthPx * natural.heightPx)),
  );
  return scaleImage(natural, factor);
}

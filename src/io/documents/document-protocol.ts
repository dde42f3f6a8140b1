import type { PdfFacts } from "#core/documents/pdf-facts.ts";
import type { RefusedPdf } from "#core/documents/explain-refused-pdf.ts";
import type { ImageLimits } from "#core/models/image-limits.ts";
import type { ImageSize } from "#core/vocabulary.ts";

/** A part of a page, as fractions of its width and height from its top left corner. */
export type PagePart = { x: number; y: number; width: number; height: number };

/** The size of a drawn page: its width in pixels, or the largest one that a model sees unscaled. */
export type PageSize = { widthPx: number } | { limits: ImageLimits };

/** A command to the worker that holds a PDF. The first one opens it; each other one gets the result of its `id`. */
export type DocumentCommand = { type: "open"; file: Blob } | ({ id: number } & DocumentTask);

/** Something to be done with an open PDF. */
export type DocumentTask =
  | { type: "draw"; number: number; size: PageSize; part?: PagePart }
  | { type: "text"; number: number }
  | { type: "extract"; numbers: number[] };

/** A drawn page as PNG. */
export type DrawnPage = ImageSize & { png: Blob };

/** The result of each task by its type. */
export type DocumentResults = { draw: DrawnPage; text: string; extract: Uint8Array<ArrayBuffer> };

/** A message of the worker. */
export type DocumentEvent =
  | { type: "opened"; facts: PdfFacts }
  | { type: "refused"; refused: RefusedPdf }
  | { type: "done"; id: number; result: DocumentResults[keyof DocumentResults] }
  | { type: "failed"; id: number; why: string };

import { assertNever } from "#core/assert-never.ts";
import { formatBytes, formatCount } from "#core/format.ts";

/** A PDF of this size or more is refused without being read. As base64 it has to fit into a line of a backup (`restore.ts`). */
export const TOO_MANY_PDF_BYTES = 140_000_000;

/** A PDF with more pages is refused: its file may name millions without having them. */
export const MOST_PDF_PAGES = 10_000;

/** The reason why a PDF cannot be attached. */
export type RefusedPdf =
  | { kind: "too-many-bytes"; sizeBytes: number }
  | { kind: "password" }
  | { kind: "damaged" }
  | { kind: "no-pages" }
  | { kind: "too-many-pages"; pageCount: number }
  | { kind: "too-slow"; waitedMs: number }
  | { kind: "broken"; why: string };

/** The sentences shown for a refused PDF: its name, the reason, and what to do. */
export function explainRefusedPdf(name: string, refused: RefusedPdf): string {
  return `“${name}” ${explain(refused)}`;
}

function explain(refused: RefusedPdf): string {
  switch (refused.kind) {
    case "too-many-bytes":
      return `has ${formatBytes(refused.sizeBytes)}. PDFs below ${formatBytes(TOO_MANY_PDF_BYTES)} are read.`;
    case "password":
      return "needs a password, and no service takes one. Save it without a password, and attach that.";
    case "damaged":
      return "cannot be read: this PDF is cut off or damaged. Open it in its own program, and save it anew.";
    case "no-pages":
      return "has no pages.";
    case "too-many-pages":
      return `says that it has ${formatCount(refused.pageCount)} pages. At most ${formatCount(MOST_PDF_PAGES)} are read.`;
    case "too-slow":
      return `could not be read within ${Math.round(refused.waitedMs / 1000)} seconds. A PDF with fewer pages may work.`;
    case "broken":
      return `could not be read: ${refused.why}. Choose the file again.`;
    default:
      return assertNever(refused);
  }
}

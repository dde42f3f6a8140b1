import { assertNever } from "#core/assert-never.ts";
import { formatBytes } from "#core/format.ts";

/** A PDF of this size or more is refused without being read. */
export const TOO_MANY_PDF_BYTES = 200_000_000;

/** The reason why a PDF cannot be attached. */
export type RefusedPdf =
  | { kind: "too-many-bytes"; sizeBytes: number }
  | { kind: "password" }
  | { kind: "damaged" }
  | { kind: "no-pages" }
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
    case "too-slow":
      return `could not be read within ${Math.round(refused.waitedMs / 1000)} seconds. A PDF with fewer pages may work.`;
    case "broken":
      return `could not be read: ${refused.why}. Choose the file again.`;
    default:
      return assertNever(refused);
  }
}

import type { DocumentPart } from "#core/content/part.ts";
import { isClaudeAtLeast } from "#core/models/claude-version.ts";
import { formatBytes, formatCount } from "#core/format.ts";

/** The most bytes of a request to Claude, in which files stand as base64. */
const MAX_REQUEST_BYTES = 32_000_000;

/** The most pages of the documents in a request to a Claude model: fewer where it reads 200,000 tokens than a million. */
const getMaxPages = (model: string): number => (isClaudeAtLeast(model, 4, 6) ? 600 : 100);

/** The reason why a Claude model cannot take these documents in one request, with what to do; undefined for none. */
export function findDocumentProblem(documents: readonly DocumentPart[], model: string): string | undefined {
  const pdfs = documents.filter(({ mediaType }) => mediaType === "application/pdf");
  const [first] = pdfs.toSorted((a, b) => (b.pageCount ?? 0) - (a.pageCount ?? 0));
  if (!first) return undefined;
  const what = pdfs.length === 1 ? `“${first.name}” has` : "The PDFs of this request have";
  const pages = sum(pdfs.map(({ pageCount = 0 }) => pageCount));
  const maxPages = getMaxPages(model);
  if (pages > maxPages)
    return `${what} ${formatCount(pages)} pages, and Claude takes at most ${maxPages} in a request. Choose some of them with Pages… below the name.`;
  const bytes = sum(documents.map(({ sizeBytes = 0 }) => Math.ceil(sizeBytes / 3) * 4));
  return bytes > MAX_REQUEST_BYTES
    ? `${what} ${formatBytes(bytes)} as they are sent, and Claude takes at most ${formatBytes(MAX_REQUEST_BYTES)} in a request. Choose fewer pages with Pages… below the name.`
    : undefined;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

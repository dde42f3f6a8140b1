import type { DocumentPart } from "#core/content/part.ts";
import type { Dialect, Wire } from "#core/vocabulary.ts";

/** The form in which a route carries a document: a part of its own, its text among the words of the prompt, or none. */
export type DocumentForm = "document" | "text" | "none";

/** The format of a route, which decides how documents are sent over it. */
export type RouteFormat = { wire: Wire; dialect: Dialect };

/** True for a document whose bytes are text, as against a PDF. */
export const isTextDocument = ({ mediaType }: Pick<DocumentPart, "mediaType">): boolean =>
  mediaType.startsWith("text/");

/**
 * The form in which a document goes over a route. Anthropic's format has parts for PDFs and for texts, OpenAI's for PDFs alone;
 * the predict wire has text alone. A person can have any text sent among the words.
 */
export function getDocumentForm(
  part: Pick<DocumentPart, "mediaType" | "isSentAsText">,
  { wire, dialect }: RouteFormat,
): DocumentForm {
  const isPredict = wire === "predict";
  if (!isTextDocument(part)) return isPredict ? "none" : "document";
  const hasTextDocuments = wire === "messages" || (wire === "chat-completions" && dialect === "anthropic");
  return part.isSentAsText || !hasTextDocuments ? "text" : "document";
}

/** True for a document of which a route can be asked to cite passages: a part of its own on the messages wire. */
export function isCitedOver(part: Pick<DocumentPart, "mediaType" | "isSentAsText">, format: RouteFormat): boolean {
  return format.wire === "messages" && getDocumentForm(part, format) === "document";
}

/** The name of a document on one line, as it stands above its text. */
export const flattenName = ({ name }: Pick<DocumentPart, "name">): string => name.replaceAll(/\s+/g, " ").trim();

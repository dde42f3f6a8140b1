import type { Part } from "#core/content/part.ts";
import type { ChatMessage } from "./chat-request.ts";
import { labelImages } from "./label-images.ts";

/**
 * The parts of a message in the order in which they are sent. Tool results come first. A user's images and documents
 * precede the text, as the vendor advises, each labelled picture after its number. An assistant's parts keep their
 * order.
 */
export function orderParts({ role, parts }: ChatMessage): Part[] {
  if (role === "assistant") return parts;
  const rank = ({ kind }: Part) => (kind === "tool-result" ? 0 : kind === "text" ? 2 : 1);
  return labelImages(parts.toSorted((a, b) => rank(a) - rank(b)));
}

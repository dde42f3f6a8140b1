import type { Part } from "#core/content/part.ts";
import type { ChatMessage } from "./chat-request.ts";
import { labelImages } from "./label-images.ts";

/**
 * The parts of a message in the order they are sent. The vendor advises a user's images and documents before the text
 * that speaks of them, each with its number where it is labelled; results of tools come first of all. What a model said
 * stays as it said it.
 */
export function orderParts({ role, parts }: ChatMessage): Part[] {
  if (role === "assistant") return parts;
  const rank = ({ kind }: Part) => (kind === "tool-result" ? 0 : kind === "text" ? 2 : 1);
  return labelImages(parts.toSorted((a, b) => rank(a) - rank(b)));
}

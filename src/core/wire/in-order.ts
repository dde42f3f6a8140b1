import type { Part } from "#core/content/part.ts";
import type { ChatMessage } from "./chat-request.ts";

/**
 * The parts of a message in the order they are sent. The vendor advises a user's images and documents before the text
 * that speaks of them, and results of tools come first of all; what a model said stays as it said it.
 */
export function inOrder({ role, parts }: ChatMessage): Part[] {
  if (role === "assistant") return parts;
  const rank = ({ kind }: Part) => (kind === "tool-result" ? 0 : kind === "text" ? 2 : 1);
  return parts.toSorted((a, b) => rank(a) - rank(b));
}

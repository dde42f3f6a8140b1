import type { Turn } from "./conversation.ts";

/** The text of a turn, without its pictures. */
export function getTurnText(turn: Turn): string {
  return turn.parts.flatMap((part) => (part.kind === "text" ? [part.text] : [])).join("\n\n");
}

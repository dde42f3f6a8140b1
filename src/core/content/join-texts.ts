import type { Part } from "./part.ts";

/** The texts among some parts as one, with an empty line between them. */
export function joinTexts(parts: readonly Part[]): string {
  return parts.flatMap((part) => (part.kind === "text" ? [part.text] : [])).join("\n\n");
}

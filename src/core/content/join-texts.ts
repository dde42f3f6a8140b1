import type { Part } from "./part.ts";

/** The texts among some parts as one, with an empty line between them. */
export function joinTexts(parts: readonly Part[]): string {
  const [first] = parts;
  if (parts.length === 1 && first?.kind === "text") return first.text;
  return parts.flatMap((part) => (part.kind === "text" ? [part.text] : [])).join("\n\n");
}

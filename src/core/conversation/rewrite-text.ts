import type { Part } from "#core/content/part.ts";

/** The text part for another text in place of that of some parts, with its cache breakpoint; none for white space alone. */
export function rewriteText(parts: readonly Part[], text: string): Part[] {
  if (text.trim() === "") return [];
  const before = parts.findLast((part) => part.kind === "text");
  return [{ kind: "text", text, ...(before?.cache && { cache: before.cache }) }];
}

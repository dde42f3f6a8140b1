import type { Json } from "#core/json.ts";
import type { Part } from "./part.ts";

type TextPart = Extract<Part, { kind: "text" }>;

/**
 * Adjacent text parts as one, with all their sources. The messages wire says for each part which sources it cites: their
 * numbers are added to its end, as other models write them into their text.
 */
export function joinCitedTexts(parts: readonly TextPart[]): TextPart {
  const items: Json[] = [];
  let wire: NonNullable<TextPart["citations"]>["wire"] | undefined;
  let text = "";
  for (const { text: own, citations } of parts) {
    // Marks and a bracket after them would be read as a link.
    text += /\[\d+\]$/.test(text) && /^[([:]/.test(own) ? ` ${own}` : own;
    if (citations === undefined) continue;
    wire ??= citations.wire;
    const numbers = citations.items.map((_, index) => `[${items.length + index + 1}]`);
    items.push(...citations.items);
    if (citations.wire === "messages" && mayBeMarked(text))
      text = text.replace(/\s*$/, (end) => numbers.join("") + end);
  }
  return wire === undefined ? { kind: "text", text } : { kind: "text", text, citations: { wire, items } };
}

/** False where a mark would break a code fence or a row of a table, or would stand alone. */
function mayBeMarked(text: string): boolean {
  const line = text.trimEnd().split("\n").at(-1) ?? "";
  const isInCode = (text.match(/^ *(?:```|~~~)/gm) ?? []).length % 2 === 1;
  return !isInCode && line.trim() !== "" && !/^ *(?:```|~~~)|\|$/.test(line);
}

/** The parts with adjacent texts as one, in which a sentence with sources arrives. */
export function joinAdjacentTexts(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  let texts: TextPart[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.kind !== "text") joined.push(part);
    else {
      texts.push(part);
      if (parts[index + 1]?.kind === "text") continue;
      joined.push(joinCitedTexts(texts));
      texts = [];
    }
  }
  return joined;
}

import type { PhrasingContent } from "mdast";
import { parseDrawnTag } from "#core/markdown/html-tags.ts";

/** An opening tag, by its place among the words. */
type OpenTag = { name: string; at: number };

/**
 * The words of one paragraph, cell or emphasis with their drawn tags as elements. A tag without its counterpart among
 * these words is text, so that it takes nothing that stands elsewhere; where the words still grow, an open one
 * reaches to their end.
 */
export function pairTags(words: readonly PhrasingContent[], isGrowing: boolean): PhrasingContent[] {
  const all: PhrasingContent[] = [];
  const open: OpenTag[] = [];
  const openCounts = new Map<string, number>();
  const count = (name: string, change: number) => openCounts.set(name, (openCounts.get(name) ?? 0) + change);
  for (const word of words) {
    const tag = word.type === "html" ? parseDrawnTag(word.value) : undefined;
    if (tag?.kind === "closing") {
      const isOpen = (openCounts.get(tag.name) ?? 0) > 0;
      const closed = isOpen ? open.splice(open.findLastIndex(({ name }) => name === tag.name)) : [];
      for (const { name } of closed) count(name, -1);
      const [opening] = closed;
      if (opening !== undefined) wrapFrom(all, opening);
      else all.push(convertToText(word));
      continue;
    }
    if (tag?.kind === "opening") {
      open.push({ name: tag.name, at: all.length });
      count(tag.name, 1);
    }
    all.push(tag?.kind === "break" ? { type: "break" } : convertToText(word));
  }
  if (isGrowing) for (const opening of open.toReversed()) wrapFrom(all, opening);
  return all;
}

/** Puts the words after an opening tag into its element, in place of the tag. */
function wrapFrom(words: PhrasingContent[], { name, at }: OpenTag): void {
  const [, ...children] = words.splice(at);
  words.push({ type: "emphasis", data: { hName: name }, children });
}

function convertToText(word: PhrasingContent): PhrasingContent {
  return word.type === "html" ? { type: "text", value: word.value } : word;
}

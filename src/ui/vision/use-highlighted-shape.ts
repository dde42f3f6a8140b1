import { useState } from "react";

/** The box or point that is hovered or focused, in the picture or in the text. */
export type HighlightedShape = { replyId: string; start: number };

/** The highlighted shape and its setter; the shape's text is scrolled into view. */
export function useHighlightedShape(): [HighlightedShape | null, (highlighted: HighlightedShape | null) => void] {
  const [highlighted, setHighlighted] = useState<HighlightedShape | null>(null);
  const highlight = (next: HighlightedShape | null) => {
    setHighlighted(next);
    if (next) document.getElementById(getShapeTextId(next))?.scrollIntoView({ block: "nearest" });
  };
  return [highlighted, highlight];
}

/** The id of the element with the text of a shape. */
export function getShapeTextId({ replyId, start }: HighlightedShape): string {
  return `shape-${replyId}-${start}`;
}

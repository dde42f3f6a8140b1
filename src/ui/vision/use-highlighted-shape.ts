import { useEffect, useState } from "react";

/** The box or point that is pointed at or has the focus, in the picture or in the text. */
export type HighlightedShape = { replyId: string; start: number };

/** Which shape is lit; its place in the text is scrolled into view. */
export function useHighlightedShape(): [HighlightedShape | null, (highlighted: HighlightedShape | null) => void] {
  const [highlighted, setHighlighted] = useState<HighlightedShape | null>(null);
  useEffect(() => {
    if (!highlighted) return;
    const element = document.getElementById(getShapeTextId(highlighted));
    element?.scrollIntoView({ block: "nearest" });
  }, [highlighted]);
  return [highlighted, setHighlighted];
}

/** The id of the words that a shape was read from. */
export function getShapeTextId({ replyId, start }: HighlightedShape): string {
  return `shape-${replyId}-${start}`;
}

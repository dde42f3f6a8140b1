import { useEffect, useState } from "react";

/** The box or point that is pointed at or has the focus, in the picture or in the text. */
export type LitShape = { replyId: string; start: number };

/** Which shape is lit; its place in the text is scrolled into view. */
export function useLitShape(): [LitShape | null, (lit: LitShape | null) => void] {
  const [lit, setLit] = useState<LitShape | null>(null);
  useEffect(() => {
    if (!lit) return;
    const mark = document.getElementById(markId(lit));
    mark?.scrollIntoView({ block: "nearest" });
  }, [lit]);
  return [lit, setLit];
}

/** The id of the words that a shape was read from. */
export function markId({ replyId, start }: LitShape): string {
  return `shape-${replyId}-${start}`;
}

/** A scroller's position, the height that it shows and that of its content, in CSS pixels. */
export type Scroll = { top: number; seenPx: number; contentPx: number };

/** The position at which a scroller has the same share of its way behind it as another one. */
export function mapScroll(from: Scroll, to: Omit<Scroll, "top">): number {
  const fromWay = from.contentPx - from.seenPx;
  const toWay = Math.max(0, to.contentPx - to.seenPx);
  if (fromWay <= 0) return 0;
  return Math.min(1, Math.max(0, from.top / fromWay)) * toWay;
}

import { canSwipeFrom, classifyDirection, computeSwipeStep, type FingerWay } from "./classify-swipe.ts";

/** Elements that do something else with a finger that moves sideways over them. */
const OWN_GESTURES = "input, textarea, select, canvas, [contenteditable], [draggable=true], [role=slider]";
/** The time in which a column comes to its place, in milliseconds. */
const SETTLE_MS = 160;
/** The share of a finger's way that the content follows at the first and the last column. */
const RESISTANCE = 0.2;

/**
 * Lets a finger move the content of a scroller sideways and, once it went far enough, calls back with the step to another
 * column: 1 or -1. Up and down stays the browser's, and so do wide content that scrolls by itself, the edges of
 * the window, a selected text and two fingers. Ends with the signal. Under reduced motion nothing moves before the step.
 */
export function followSwipes(
  scroller: HTMLElement,
  { canStep, onStep }: { canStep: (step: number) => boolean; onStep: (step: number) => void },
  signal: AbortSignal,
): void {
  const { touchAction } = scroller.style;
  scroller.style.touchAction = "pan-y pinch-zoom";
  let way: FingerWay | null = null;
  let isAcross = false;
  const content = () => scroller.firstElementChild as HTMLElement | null;
  const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const end = () => {
    way = null;
    isAcross = false;
    content()?.style.removeProperty("transform");
  };
  const settleFrom = (byPx: number) => {
    if (!isStill())
      content()?.animate([{ transform: `translateX(${byPx}px)` }, { transform: "none" }], {
        duration: SETTLE_MS,
        easing: "ease-out",
      });
  };
  const onDown = (event: PointerEvent) => {
    if (way && !event.isPrimary) end();
    if (event.pointerType !== "touch" || !event.isPrimary || !canSwipeFrom(event.clientX, innerWidth)) return;
    if (getSelection()?.isCollapsed === false || hasOwnGesture(event.target, scroller)) return;
    const { clientX: x, clientY: y } = event;
    way = { startX: x, startY: y, x, y, windowPx: innerWidth };
  };
  const onMove = (event: PointerEvent) => {
    if (!way || !event.isPrimary) return;
    way = { ...way, x: event.clientX, y: event.clientY };
    const direction = isAcross ? "across" : classifyDirection(way);
    if (direction === "along") return end();
    if (direction !== "across") return;
    isAcross = true;
    const byPx = way.x - way.startX;
    const inner = content();
    if (inner && !isStill())
      inner.style.transform = `translateX(${canStep(byPx < 0 ? 1 : -1) ? byPx : byPx * RESISTANCE}px)`;
  };
  const onUp = (event: PointerEvent) => {
    if (!way || !event.isPrimary) return;
    const step = isAcross ? computeSwipeStep(way) : 0;
    const byPx = way.x - way.startX;
    const wasAcross = isAcross;
    const hasNext = step !== 0 && canStep(step);
    end();
    if (hasNext) {
      onStep(step);
      // The next column comes from the side that the finger came from.
      settleFrom((step * scroller.clientWidth) / 3);
    } else if (wasAcross) settleFrom(byPx * (canStep(byPx < 0 ? 1 : -1) ? 1 : RESISTANCE));
  };
  const options = { passive: true, signal };
  scroller.addEventListener("pointerdown", onDown, options);
  scroller.addEventListener("pointermove", onMove, options);
  scroller.addEventListener("pointerup", onUp, options);
  // The browser scrolls now.
  scroller.addEventListener("pointercancel", end, options);
  signal.addEventListener("abort", () => {
    end();
    scroller.style.touchAction = touchAction;
  });
}

/** True for a control that a finger moves sideways, and in content that is wider than it is shown, up to the scroller. */
function hasOwnGesture(target: EventTarget | null, scroller: HTMLElement): boolean {
  if (!(target instanceof Element) || target.closest(OWN_GESTURES)) return true;
  for (let each: Element | null = target; each && each !== scroller; each = each.parentElement)
    if (each.scrollWidth > each.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(each).overflowX)) return true;
  return false;
}

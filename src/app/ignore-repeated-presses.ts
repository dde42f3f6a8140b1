/** Touch screens do not count taps in every browser: a second tap this soon and this near belongs to a double tap. */
const DOUBLE_TAP_MS = 400;
const DOUBLE_TAP_PX = 24;

/**
 * Ignores, before anything else sees them, the further clicks of a double click on buttons that send or stop something
 * with each press, and the repetitions of a key that is held down: Mod+Enter and Escape anywhere, Enter on such a button
 * or in a field that sends with it. These are marked `data-press-once`. A press may put another button in the place of
 * the one that it hit (Run becomes Stop), so this stands outside what a run replaces. Returns a function that stops this.
 */
export function ignoreRepeatedPresses(): () => void {
  let lastTap: MouseEvent | undefined;
  const onClick = (event: MouseEvent) => {
    const isDoubleTap = lastTap !== undefined && isTap(event) && isSoonAndNear(lastTap, event);
    if (isTap(event)) lastTap = event;
    // A click by key or by program counts as none.
    if ((event.detail > 1 || isDoubleTap) && isWithin("button[data-press-once]", event.target)) swallow(event);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.repeat && isPressingKey(event)) swallow(event);
  };
  addEventListener("click", onClick, { capture: true });
  addEventListener("keydown", onKeyDown, { capture: true });
  return () => {
    removeEventListener("click", onClick, { capture: true });
    removeEventListener("keydown", onKeyDown, { capture: true });
  };
}

function isPressingKey({ key, ctrlKey, metaKey, shiftKey, target }: KeyboardEvent): boolean {
  if (key === "Escape") return true;
  if (key !== "Enter") return false;
  // Shift+Enter is a new line where Enter sends.
  return ctrlKey || metaKey || (!shiftKey && isWithin("[data-press-once]", target));
}

const isWithin = (selector: string, target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(selector) !== null;

const isTap = (event: MouseEvent): boolean => "pointerType" in event && event.pointerType === "touch";

const isSoonAndNear = (a: MouseEvent, b: MouseEvent): boolean =>
  b.timeStamp - a.timeStamp < DOUBLE_TAP_MS && Math.hypot(b.clientX - a.clientX, b.clientY - a.clientY) < DOUBLE_TAP_PX;

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

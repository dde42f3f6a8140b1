/** Less than this is the browser's own bar that slides away, and no keyboard. */
const MIN_KEYBOARD_PIXELS = 120;

/**
 * Keeps `--free-height` at the height above the keyboard of a touch screen, where the browser lays the keyboard over the
 * page, as Safari does; elsewhere there is none, and the window is as high as what is seen. Returns a function that stops
 * this.
 */
export function followKeyboard(): () => void {
  const { visualViewport: viewport, document } = globalThis;
  if (!viewport) return () => {};
  const { style } = document.documentElement;
  const follow = () => {
    // A page that is zoomed in shows a part of itself.
    const isCovered = viewport.scale === 1 && innerHeight - viewport.height > MIN_KEYBOARD_PIXELS;
    if (isCovered) style.setProperty("--free-height", `${Math.round(viewport.height)}px`);
    else style.removeProperty("--free-height");
    // The browser moved the page to show the field; now the page itself ends above the keyboard.
    if (isCovered) scrollTo(0, 0);
  };
  viewport.addEventListener("resize", follow);
  return () => viewport.removeEventListener("resize", follow);
}

/** When to look, after a key: React has drawn by the second frame, and the disk has answered a little later. */
const CHECK_AFTER_MS = [50, 300];

/**
 * Gives a keyboard user a place to go on from when an action has taken away what had the focus: the newest notice that
 * offers to undo it, else the prompt. Without it the focus falls to the page's beginning. Returns the way to end it.
 */
export function restoreLostFocus(): () => void {
  const listNoticeActions = () => [...document.querySelectorAll<HTMLElement>("[data-notice-action]")];
  const checkFocus = (actionsBefore: readonly HTMLElement[]) => {
    if (document.activeElement !== document.body || document.querySelector("dialog[open]")) return;
    // An older offer to undo has nothing to do with this key.
    const undo = listNoticeActions().findLast((action) => !actionsBefore.includes(action));
    (undo ?? document.getElementById("prompt"))?.focus();
  };
  const onKey = ({ target, key }: KeyboardEvent) => {
    // From the page itself nothing was taken away, and Tab goes its own way.
    if (target === document.body || key === "Tab") return;
    const actionsBefore = listNoticeActions();
    for (const ms of CHECK_AFTER_MS) setTimeout(() => checkFocus(actionsBefore), ms);
  };
  addEventListener("keydown", onKey, { capture: true });
  return () => removeEventListener("keydown", onKey, { capture: true });
}

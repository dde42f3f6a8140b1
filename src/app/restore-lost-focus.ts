/**
 * Times of the check after a key, in milliseconds: React has rendered by the second frame, and the disk responds a
 * little later.
 */
const CHECK_AFTER_MS = [50, 300];

/**
 * Moves the focus when an action has removed the focused element: to the newest notice with an Undo button, else to the
 * prompt. Otherwise the focus would return to the start of the page. Returns a function that stops this.
 */
export function restoreLostFocus(): () => void {
  const listNoticeActions = () => [...document.querySelectorAll<HTMLElement>("[data-notice-action]")];
  const checkFocus = (actionsBefore: readonly HTMLElement[]) => {
    if (document.activeElement !== document.body || document.querySelector("dialog[open]")) return;
    // An older Undo button has nothing to do with this key.
    const undo = listNoticeActions().findLast((action) => !actionsBefore.includes(action));
    (undo ?? document.getElementById("prompt"))?.focus();
  };
  const onKey = ({ target, key }: KeyboardEvent) => {
    // With the page itself focused nothing was removed, and Tab moves the focus by itself.
    if (target === document.body || key === "Tab") return;
    const actionsBefore = listNoticeActions();
    for (const ms of CHECK_AFTER_MS) setTimeout(() => checkFocus(actionsBefore), ms);
  };
  addEventListener("keydown", onKey, { capture: true });
  return () => removeEventListener("keydown", onKey, { capture: true });
}

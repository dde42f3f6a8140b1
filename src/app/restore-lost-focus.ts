import { canHaveFocus, describeFocusPlace, findNextFocus, type FocusPlace } from "./find-next-focus.ts";

/** Times at which a notice with Undo may have appeared after a key, in milliseconds: the disk responds a little later. */
const CHECK_AFTER_MS = [50, 300];

/**
 * Moves the focus on when the focused element is removed, moved, hidden or disabled, since otherwise it would return to
 * the start of the page: to the moved element, else to the control that follows it, else to the prompt; after a key also
 * to the Undo button of a notice that appears. Returns a function that stops this.
 */
export function restoreLostFocus(): () => void {
  let place: FocusPlace | null = null;
  let restored: Element | null = null;
  const moveOn = (records: MutationRecord[]) => {
    if (!place || document.activeElement !== document.body) return;
    const lost = place;
    const wasMoved = records.some(({ removedNodes }) => [...removedNodes].some((node) => node.contains(lost.element)));
    if (canHaveFocus(lost.element) && !wasMoved) return;
    place = null;
    restored = canHaveFocus(lost.element) ? lost.element : (findNextFocus(lost) ?? findStart());
    if (restored instanceof HTMLElement) restored.focus({ preventScroll: true });
  };
  const onFocusIn = ({ target }: FocusEvent) => {
    place = target instanceof HTMLElement && target !== document.body ? describeFocusPlace(target) : null;
  };
  const onFocusOut = ({ target, relatedTarget }: FocusEvent) => {
    if (relatedTarget !== null || !(target instanceof HTMLElement)) return;
    // A press on something without a focus of its own leaves the element as it is; a removal is known by then.
    setTimeout(() => {
      if (place?.element === target && document.hasFocus() && canHaveFocus(target)) place = null;
    });
  };
  const changes = new MutationObserver(moveOn);
  changes.observe(document.body, {
    childList: true,
    subtree: true,
    attributeFilter: ["disabled", "hidden", "inert", "class"],
  });
  const stopOffering = offerUndo(() => restored);
  addEventListener("focusin", onFocusIn);
  addEventListener("focusout", onFocusOut);
  return () => {
    changes.disconnect();
    stopOffering();
    removeEventListener("focusin", onFocusIn);
    removeEventListener("focusout", onFocusOut);
  };
}

/** Focuses the Undo button of a notice that appears soon after a key, where that key has removed the focused element. */
function offerUndo(getRestored: () => Element | null): () => void {
  const listNoticeActions = () => [...document.querySelectorAll<HTMLElement>("[data-notice-action]")];
  const onKey = (event: KeyboardEvent) => {
    const { target, key } = event;
    if (isTyping(event)) return;
    // With the page itself focused nothing was removed, and Tab moves the focus by itself.
    if (target === document.body || key === "Tab" || !(target instanceof HTMLElement)) return;
    const actionsBefore = listNoticeActions();
    const check = () => {
      const { activeElement } = document;
      const isLost = activeElement === document.body || activeElement === getRestored();
      if (!isLost || canHaveFocus(target) || document.querySelector("dialog[open]")) return;
      // An older Undo button has nothing to do with this key.
      listNoticeActions()
        .findLast((action) => !actionsBefore.includes(action))
        ?.focus();
    };
    for (const ms of CHECK_AFTER_MS) setTimeout(check, ms);
  };
  addEventListener("keydown", onKey, { capture: true });
  return () => removeEventListener("keydown", onKey, { capture: true });
}

/** True for a key that changes the text of a field and so removes nothing. */
function isTyping({ target, key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isField && (key.length === 1 || key === "Backspace") && !ctrlKey && !metaKey && !altKey && !isSwitch(target);
}

const isSwitch = (field: HTMLElement): boolean => field.matches("[type=checkbox], [type=radio]");

/** The prompt; on a touch screen, where it would open the keyboard, the transcript. */
function findStart(): HTMLElement | null {
  if (matchMedia("(hover: hover)").matches) return document.getElementById("prompt");
  const main = document.querySelector("main");
  if (main) main.tabIndex = -1;
  return main;
}

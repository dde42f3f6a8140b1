/** The position of a focused element on the page, as of the moment when it received the focus. */
export type FocusPlace = {
  element: HTMLElement;
  name: string;
  /** The elements around it, innermost first. */
  ancestors: readonly Element[];
  /** Everything on the page that could have the focus, in order. */
  order: readonly HTMLElement[];
};

const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex='-1'])";

export function describeFocusPlace(element: HTMLElement): FocusPlace {
  const ancestors: Element[] = [];
  for (let parent = element.parentElement; parent; parent = parent.parentElement) ancestors.push(parent);
  return { element, name: getName(element), ancestors, order: [...document.querySelectorAll<HTMLElement>(FOCUSABLE)] };
}

/** True for an element that the focus can stay in: on the page, shown, and not disabled. */
export function canHaveFocus(element: HTMLElement): boolean {
  return (
    element.isConnected && !element.matches(":disabled") && !element.closest("[inert]") && element.checkVisibility()
  );
}

/**
 * The control that follows a removed one: of the same name in what is left around it, such as the arrow to the next
 * sample; else the next one that stood after it there, or before it. Undefined where nothing around it is left but the
 * whole page, or an area with the prompt in it.
 */
export function findNextFocus({ name, ancestors, order, element }: FocusPlace): HTMLElement | undefined {
  const at = order.indexOf(element);
  const byDistance = [...order.slice(at + 1), ...order.slice(0, Math.max(0, at)).toReversed()];
  for (const ancestor of ancestors) {
    if (!ancestor.isConnected || !ancestor.checkVisibility()) continue;
    if (ancestor.matches("main, body, html") || ancestor.querySelector("main, #prompt")) return undefined;
    const inside = [...ancestor.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(canHaveFocus);
    const next =
      inside.find((each) => name !== "" && getName(each) === name) ??
      byDistance.find((each) => ancestor.contains(each) && canHaveFocus(each)) ??
      inside[0];
    if (next) return next;
    if (ancestor instanceof HTMLElement && ancestor.tabIndex >= 0 && canHaveFocus(ancestor)) return ancestor;
  }
  return undefined;
}

function getName(element: HTMLElement): string {
  return element.ariaLabel ?? element.textContent.trim();
}

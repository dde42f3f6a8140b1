import { formatKeys } from "#ui/kit/key-hint.tsx";

/** The time for which the pointer rests on something before its tooltip appears, in milliseconds. */
const DELAY_MS = 400;
const HAS_TOOLTIP = "[title], [data-title], [aria-keyshortcuts]";
/** Fields show what was typed into them, and their suggestions, while they have the focus. */
const FIELDS = "input:not([type=checkbox], [type=radio], [type=range]), textarea, select";

/**
 * Shows the titles of elements, with their shortcuts, in one tooltip of the page's own, by pointer and by keyboard.
 * Without this the browser shows the titles by itself, by pointer alone. Returns a function that stops this.
 */
export function showTooltips(): () => void {
  const tooltip = createTooltip();
  let shownFor: HTMLElement | null = null;
  let wasOff = false;
  /** The element that was pressed last: it shows nothing until the pointer has left it. */
  let pressed: HTMLElement | null = null;
  /** The place of the last press: what comes under a pointer that rests there shows nothing, since nobody asked for it. */
  let pressedAt: Pick<PointerEvent, "clientX" | "clientY"> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    clearTimeout(timer);
    if (!shownFor) return;
    giveTitleBack(shownFor, wasOff, tooltip.id);
    shownFor = null;
    if (tooltip.matches(":popover-open")) tooltip.hidePopover();
  };
  const plan = (target: EventTarget | null, delayMs: number) => {
    if (!(target instanceof Element) || tooltip.contains(target)) return;
    const owner = findOwner(target);
    if (owner === shownFor || (owner !== null && owner === pressed)) return;
    pressed = null;
    hide();
    if (!owner) return;
    const text = takeTitle(owner);
    const keys = owner.getAttribute("aria-keyshortcuts");
    // Some buttons show their shortcut themselves.
    if (text === "" && (keys === null || owner.querySelector("kbd"))) return;
    shownFor = owner;
    wasOff = isOff(owner);
    timer = setTimeout(() => {
      if (!owner.isConnected) return;
      fillTooltip(tooltip, text || getName(owner), keys);
      // A title that is no name is a description, which a screen reader reads when the element has the focus.
      if (text !== "" && text !== getName(owner) && !owner.hasAttribute("aria-describedby"))
        owner.setAttribute("aria-describedby", tooltip.id);
      // It stands in the part of the page that its element belongs to, where assistive technology reaches it.
      (owner.closest("dialog") ?? document.querySelector("main"))?.append(tooltip);
      tooltip.showPopover();
      placeTooltip(tooltip, owner);
    }, delayMs);
  };
  const stop = new AbortController();
  const options = { signal: stop.signal, capture: true, passive: true };
  addEventListener(
    "pointerover",
    (event) => {
      if (event.pointerType === "touch") return;
      if (event.clientX === pressedAt?.clientX && event.clientY === pressedAt.clientY) return;
      pressedAt = undefined;
      plan(event.target, DELAY_MS);
    },
    options,
  );
  addEventListener(
    "pointerdown",
    ({ target, clientX, clientY }) => {
      hide();
      pressedAt = { clientX, clientY };
      pressed = target instanceof Element ? findOwner(target) : null;
    },
    options,
  );
  addEventListener("scroll", hide, options);
  addEventListener("keydown", ({ key }) => key !== "Shift" && hide(), options);
  addEventListener("blur", ({ target }) => (target === window || target === shownFor) && hide(), options);
  addEventListener(
    "focusin",
    ({ target }) => {
      if (target instanceof Element && target.matches(":focus-visible") && !target.matches(FIELDS)) plan(target, 0);
    },
    options,
  );
  return () => {
    hide();
    stop.abort();
    tooltip.remove();
  };
}

function findOwner(target: Element): HTMLElement | null {
  return target.closest<HTMLElement>(HAS_TOOLTIP);
}

function createTooltip(): HTMLElement {
  const tooltip = document.createElement("div");
  tooltip.id = "tooltip";
  tooltip.role = "tooltip";
  tooltip.popover = "manual";
  tooltip.className =
    "fixed inset-auto m-0 max-w-76 rounded-control border border-line-strong bg-surface px-2 py-1 text-sm text-ink shadow-raised print:hidden";
  document.body.append(tooltip);
  return tooltip;
}

/** Takes an element's title away, so that the browser does not show it as well. Empty where it would repeat the text. */
function takeTitle(owner: HTMLElement): string {
  const { title } = owner;
  if (title !== "") {
    owner.dataset["title"] = title;
    owner.removeAttribute("title");
  }
  const text = owner.dataset["title"] ?? "";
  const isRead = owner.textContent.trim() === text || (owner instanceof HTMLInputElement && owner.value === text);
  return isRead && owner.scrollWidth <= owner.clientWidth ? "" : text;
}

function giveTitleBack(owner: HTMLElement, wasOff: boolean, tooltipId: string): void {
  const before = owner.dataset["title"];
  delete owner.dataset["title"];
  // A title that was set meanwhile is the newer one, and the reason why a control was off ends with it.
  const isOver = wasOff && !isOff(owner);
  if (before !== undefined && owner.title === "" && !isOver) owner.title = before;
  if (owner.getAttribute("aria-describedby") === tooltipId) owner.removeAttribute("aria-describedby");
}

function isOff(owner: HTMLElement): boolean {
  return owner.getAttribute("aria-disabled") === "true";
}

function fillTooltip(tooltip: HTMLElement, text: string, keys: string | null): void {
  tooltip.replaceChildren(text);
  if (keys === null) return;
  const shortcut = document.createElement("kbd");
  shortcut.className = "ms-2 font-mono text-xs text-ink-3";
  shortcut.textContent = formatKeys(keys.replace("Control", "$mod").replace(/ .*/, ""));
  tooltip.append(shortcut);
}

/** Puts the tooltip under its element, or above where there is no room, inside the window. */
function placeTooltip(tooltip: HTMLElement, owner: HTMLElement): void {
  const at = owner.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = tooltip;
  const left = Math.min(Math.max(4, at.left + at.width / 2 - width / 2), innerWidth - width - 4);
  const isBelow = at.bottom + height + 8 < innerHeight;
  tooltip.style.left = `${left}px`;
  tooltip.style.top = `${isBelow ? at.bottom + 4 : Math.max(4, at.top - height - 4)}px`;
}

function getName(owner: HTMLElement): string {
  return owner.ariaLabel ?? owner.innerText.trim();
}

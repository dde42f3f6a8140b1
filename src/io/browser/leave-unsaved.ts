const LEAVING = ["pagehide", "visibilitychange", "beforeunload"] as const;

/** Loads the page anew at its own address, without anything being written by what listens to its end. */
export function leaveUnsaved(): void {
  // Listeners of the window that capture are called before all others.
  const hide = (event: Event): void => event.stopImmediatePropagation();
  for (const type of LEAVING) addEventListener(type, hide, { capture: true });
  location.replace(location.pathname);
}

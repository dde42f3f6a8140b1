const acts: (() => void)[] = [];

/**
 * Registers what a module does when the page hides or closes, which must be done within the same task. Call it once in
 * each module; one that is not loaded has nothing to do.
 */
export function onPageHides(act: () => void): void {
  acts.push(act);
}

/** Does what every loaded module has to do when the page hides. */
export function pageHidden(): void {
  for (const act of acts) act();
}

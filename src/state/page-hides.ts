type Act = (isLeft: boolean) => void;
const acts: Act[] = [];

/**
 * Registers what a module does when the page hides, or when it is left (`isLeft`), which must be done within the same task.
 * Call it once in each module; one that is not loaded has nothing to do.
 */
export function onPageHides(act: Act): void {
  acts.push(act);
}

/** Does what every loaded module has to do when the page hides or is left. */
export function pageHidden(isLeft: boolean): void {
  for (const act of acts) act(isLeft);
}

/**
 * Hides the keys of an input method from every listener of the page, because they belong to the text being composed:
 * Enter confirms it, Escape gives it up, arrows choose among its candidates. So no field has to tell them apart.
 * Registered before any other listener in the capture phase of the window. Returns a function that stops this.
 */
export function ignoreComposingKeys(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (isComposing(event)) event.stopImmediatePropagation();
  };
  addEventListener("keydown", onKey, { capture: true });
  return () => removeEventListener("keydown", onKey, { capture: true });
}

/**
 * True for a key that an input method takes. Safari ends the composition before the key that confirms it, so there only
 * the key code 229 tells.
 */
function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

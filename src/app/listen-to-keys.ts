import { readChord } from "#state/actions/read-chord.ts";
import { runAction } from "#state/actions/run-action.ts";
import { doKeysWork, findActionByKeys } from "#state/actions/shortcut-keys.ts";
import { getLayer } from "#state/layers.ts";

/**
 * Listens to the keys of actions. Keys in use by the layer over the page, by an open list of suggestions or by a field are
 * ignored. Returns a function that stops this.
 */
export function listenToKeys(): () => void {
  addEventListener("keydown", handleKey);
  return () => removeEventListener("keydown", handleKey);
}

function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  // On Windows AltGr counts as Ctrl+Alt, and types letters.
  if (event.getModifierState("AltGraph")) return;
  const chord = readChord(event);
  const actionId = chord === undefined ? undefined : findActionByKeys(chord);
  if (chord === undefined || actionId === undefined) return;
  const layer = getLayer();
  if (!doKeysWork(actionId, layer)) return;
  if (chord === "Escape") {
    if (!isWithin("select, input[list]", event.target)) runAction(actionId);
    return;
  }
  if (isTyped(chord) && isWithin("input, textarea, select", event.target)) return;
  event.preventDefault();
  // A key that is held down acts once.
  if (!event.repeat) runAction(actionId);
}

/** True for a chord that types a sign into a field. */
const isTyped = (chord: string): boolean => !/\+|^F\d/.test(chord);

const isWithin = (selector: string, target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(selector) !== null;

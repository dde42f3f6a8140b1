import { tinykeys } from "tinykeys";
import { getLayer } from "#state/layers.ts";
import type { Shortcut } from "./shortcuts.ts";
import { SHORTCUTS } from "./shortcuts.ts";

/**
 * Listens to the keys of the shortcut table. Keys in use by the layer over the page or by an open list of suggestions
 * are ignored.
 */
export function listenToKeys(): () => void {
  const shortcuts: readonly Shortcut[] = SHORTCUTS;
  return tinykeys(
    window,
    Object.fromEntries(
      shortcuts.map(({ keys, run, alsoIn }) => [keys, (event: KeyboardEvent) => handleKey(event, run, alsoIn)]),
    ),
  );
}

function handleKey(event: KeyboardEvent, run: () => void, alsoIn: Shortcut["alsoIn"]): void {
  if (event.defaultPrevented) return;
  // On Windows AltGr counts as Ctrl+Alt, and types letters.
  if (event.getModifierState("AltGraph")) return;
  const layer = getLayer();
  if (layer !== null && layer.kind !== alsoIn) return;
  const { key, target } = event;
  if (key === "Escape") {
    if (!(target instanceof Element && target.matches("select, input[list]"))) run();
    return;
  }
  event.preventDefault();
  run();
}

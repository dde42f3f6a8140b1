import { tinykeys } from "tinykeys";
import { SHORTCUTS } from "./shortcuts.ts";

/** Makes the shortcut table work. A key that an input method is using is never acted on. */
export function listenToKeys(): () => void {
  const bindings = SHORTCUTS.filter(({ keys }) => keys !== "ArrowUp").map(
    ({ keys, run }) =>
      [
        keys,
        (event: KeyboardEvent) => {
          if (!event.isComposing && event.keyCode !== 229) run(event);
        },
      ] as const,
  );
  return tinykeys(window, Object.fromEntries(bindings));
}

const IS_MAC = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "");

type PressedKey = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** Modifiers alone, and keys that the browser does not name. */
const NO_CHORD = /^(?:Control|Meta|Alt|AltGraph|Shift|CapsLock|Fn|Unidentified|Process|)$/;

/**
 * The chord of a pressed key, such as "$mod+Alt+KeyN", "$mod+/", "?" or "F9"; undefined for a modifier alone. `$mod` is ⌘ on
 * a Mac, else Ctrl. Letters are those of the keyboard's own layout where it has Latin ones, else those of the key's place.
 * Shift is no part of a chord whose sign needs it.
 */
export function readChord(event: PressedKey, isMac = IS_MAC): string | undefined {
  const { ctrlKey, metaKey, altKey, shiftKey } = event;
  const name = nameKey(event);
  if (name === undefined) return undefined;
  const isSign = name.length === 1 || name === "Plus";
  return [
    (isMac ? metaKey : ctrlKey) && "$mod",
    (isMac ? ctrlKey : metaKey) && (isMac ? "Control" : "Meta"),
    altKey && "Alt",
    shiftKey && !isSign && "Shift",
    name,
  ]
    .filter((part) => part !== false)
    .join("+");
}

function nameKey({ key, code, altKey }: PressedKey): string | undefined {
  if (NO_CHORD.test(key)) return undefined;
  if (key === " ") return "Space";
  if (key === "+") return "Plus";
  // On a Mac, Alt makes other signs of the letters.
  if (altKey && /^(?:Key|Digit).$/.test(code)) return code;
  if (/^[a-z]$/i.test(key)) return `Key${key.toUpperCase()}`;
  if (/^\d$/.test(key)) return `Digit${key}`;
  return /^[!-~]$/.test(key) || (key.length > 1 && key !== "Dead") ? key : code;
}

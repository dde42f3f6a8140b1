import { joinClasses } from "./join-classes.ts";

/**
 * The keys of a shortcut. Hidden from screen readers, since the control has an accessible name of its own, and on touch
 * screens, which have no keys.
 */
export function KeyHint({ keys, onAccent = false }: { keys: string; onAccent?: boolean }) {
  return (
    <kbd
      aria-hidden
      className={joinClasses(
        "rounded-chip border px-1 font-mono text-xs leading-4 font-normal max-md:hidden touch:hidden",
        onAccent ? "border-current" : "border-line-strong bg-sunken text-ink-3",
      )}
    >
      {keys}
    </kbd>
  );
}

/** The shortcut as the `aria-keyshortcuts` of its control: "Control+B Meta+B". */
export function getAriaKeys(keys: string): string {
  const named = keys.replace("Slash", "/").replace(/Key(?=[A-Z]$)/, "");
  return named.includes("$mod") ? `${named.replace("$mod", "Control")} ${named.replace("$mod", "Meta")}` : named;
}

const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "");

/** A shortcut in the notation of this computer: "⌘↵" or "Ctrl ↵". */
export function formatKeys(keys: string): string {
  return keys
    .replace("$mod", isMac ? "⌘" : "Ctrl")
    .replace("Alt", isMac ? "⌥" : "Alt")
    .replace("Enter", "↵")
    .replace("Escape", "Esc")
    .replace("ArrowUp", "↑")
    .replace("Slash", "/")
    .replace(/Key(?=[A-Z]$)/, "")
    .replaceAll("+", isMac ? "" : " ");
}

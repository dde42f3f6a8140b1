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

/** The shortcut as the `aria-keyshortcuts` of its control: "Control+B Meta+B"; undefined for none. */
export function getAriaKeys(keys: string | undefined): string | undefined {
  if (keys === undefined) return undefined;
  const named = keys.replace(/(?:Key|Digit)(?=.$)/, "");
  return named.includes("$mod") ? `${named.replace("$mod", "Control")} ${named.replace("$mod", "Meta")}` : named;
}

const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "");

const SIGNS: Readonly<Record<string, string>> = {
  ...(isMac ? { $mod: "⌘", Control: "⌃", Alt: "⌥", Shift: "⇧" } : { $mod: "Ctrl", Control: "Ctrl" }),
  Enter: "↵",
  Escape: "Esc",
};

/** A shortcut in the notation of this computer: "⌘↵" or "Ctrl ↵", "Alt Up". */
export function formatKeys(keys: string): string {
  return keys
    .split("+")
    .map((key) => SIGNS[key] ?? key.replace(/^(?:Key|Digit)(?=.$)|^Arrow/, ""))
    .join(isMac ? "" : " ");
}

import type { ShortcutKeys } from "./shortcuts.ts";

/** The labels of the shortcuts of the page, and of the keys that a field or an answer with the focus takes itself. */
const LABELS: Record<ShortcutKeys | "ArrowUp" | "P" | "1–5", string> = {
  "$mod+Enter": "Run the prompt; with an empty prompt, run the last turn again",
  Escape: "Close the dialog; otherwise stop",
  ArrowUp: "In an empty prompt: edit the last turn",
  "$mod+Alt+KeyN": "New conversation",
  "$mod+Alt+KeyC": "Show as code",
  "$mod+Alt+KeyS": "Copy a link with this conversation",
  "$mod+KeyB": "Show or hide the conversations",
  P: "On an answer: mark it as pass; F marks it as fail, N adds a note",
  "1–5": "On an answer: rate it; 0 clears the mark",
  "$mod+Slash": "This list",
};

/** The shortcuts in the order of the help sheet. */
export const SHORTCUT_LABELS: readonly { keys: string; label: string }[] = Object.entries(LABELS).map(
  ([keys, label]) => ({ keys, label }),
);

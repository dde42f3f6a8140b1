import type { MarkChange } from "#state/marks/mark-edits.ts";

/** The effect of a key on the mark of an answer. */
export type MarkKey = { kind: "change"; change: MarkChange } | { kind: "clear" } | { kind: "note" };

type PressedKey = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">;

/** The effect of a pressed key on a mark: P and F, 1 to 5, 0 and Backspace, N; undefined for any other. */
export function readMarkKey({ key, ctrlKey, metaKey, altKey }: PressedKey): MarkKey | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  switch (key.toLowerCase()) {
    case "p":
      return { kind: "change", change: { verdict: "pass" } };
    case "f":
      return { kind: "change", change: { verdict: "fail" } };
    case "1":
    case "2":
    case "3":
    case "4":
    case "5":
      return { kind: "change", change: { rating: Number(key) } };
    case "0":
    case "backspace":
      return { kind: "clear" };
    case "n":
      return { kind: "note" };
    default:
      return undefined;
  }
}

/** True where keys are typed into a field. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("input, textarea, select") !== null;

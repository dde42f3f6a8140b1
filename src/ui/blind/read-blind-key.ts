/** The effect of a key in a blind comparison: the index of the answer that it chooses, or another choice. */
export type BlindKey = number | "all" | "none" | "skip" | "back";

type PressedKey = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">;

/** The effect of a pressed key among so many answers: 1 and on, B, X, S, Backspace; undefined for any other. */
export function readBlindKey({ key, ctrlKey, metaKey, altKey }: PressedKey, count: number): BlindKey | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const number = /^[1-9]$/.test(key) ? Number(key) : 0;
  if (number > 0) return number <= count ? number - 1 : undefined;
  switch (key.toLowerCase()) {
    case "b":
      return "all";
    case "x":
      return "none";
    case "s":
      return "skip";
    case "backspace":
      return "back";
    default:
      return undefined;
  }
}

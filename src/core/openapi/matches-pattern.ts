const MAX_PATTERN_CHARS = 300;
/** The steps that a pattern may take in the worst case, which hold the page for some tens of milliseconds. */
const MAX_STEPS = 5_000_000;
/** The largest pattern that counts ask for, in characters; browsers refuse larger ones while matching. */
const MAX_COUNTED_CHARS = 2000;
const QUANTIFIER = /[*+?]|\{(\d*)(,?)(\d*)\}/g;

/**
 * True where a schema's pattern matches the text, and where that cannot be told: the pattern is invalid, or could keep
 * the page busy with this text, because every way of matching it may be tried before it fails.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  if (pattern.length > MAX_PATTERN_CHARS || countSteps(pattern, text.length) > MAX_STEPS) return true;
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return true;
  }
}

/**
 * The most ways of matching a text of a length: the choices of all quantifiers and alternatives multiplied, for each
 * position at which a match may begin. Infinity for a repeated group, whose choices multiply with each repetition.
 */
function countSteps(pattern: string, length: number): number {
  const plain = pattern.replaceAll(/\\(?:[pPu]\{[^}]*\}|[^])/gu, "_").replaceAll(/\[[^\]]*\]/g, "_");
  // The sign after an opening bracket belongs to the group.
  const signs = plain.replaceAll(/\(\?(?:<?[=!]|:|<[^>]*>)/g, "(");
  if (/\)[*+{]/.test(signs)) return Infinity;
  let steps = signs.startsWith("^") && !signs.includes("|") ? 1 : length + 1;
  let counted = 0;
  for (const [sign, least = "", comma = "", most = ""] of signs.matchAll(QUANTIFIER)) {
    const isOpen = sign === "*" || sign === "+" || (comma !== "" && most === "");
    const choices = isOpen ? length + 1 : sign === "?" ? 2 : comma === "" ? 1 : Number(most) - Number(least) + 1;
    steps *= Math.min(Math.max(1, choices), length + 2);
    counted += Math.max(Number(least), Number(most));
  }
  steps *= 2 ** (signs.match(/\|/g)?.length ?? 0);
  return counted > MAX_COUNTED_CHARS ? Infinity : steps;
}

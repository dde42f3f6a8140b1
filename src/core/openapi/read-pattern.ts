const MOST_CHARACTERS = 300;
const MOST_OPEN_REPEATS = 2;

/**
 * A schema's pattern, ready to test with; undefined where it is no pattern, or one that could keep the page busy for
 * minutes on a short text: a repeated group, or many repeats without an end.
 */
export function readPattern(pattern: string): RegExp | undefined {
  const plain = pattern.replaceAll(/\\./g, "_").replaceAll(/\[[^\]]*\]/g, "_");
  const openRepeats = plain.match(/[*+]|\{\d*,\}/g)?.length ?? 0;
  if (pattern.length > MOST_CHARACTERS || openRepeats > MOST_OPEN_REPEATS || /\)[*+{]/.test(plain)) return undefined;
  try {
    return new RegExp(pattern, "u");
  } catch {
    return undefined;
  }
}

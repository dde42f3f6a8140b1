const MAX_PATTERN_CHARS = 300;
const MAX_OPEN_REPEATS = 2;

/**
 * A schema's pattern, ready to test with; undefined where it is no pattern, or one that could keep the page busy for
 * minutes on a short text: a repeated group, or many repeats without an end.
 */
export function compilePattern(pattern: string): RegExp | undefined {
  const plain = pattern.replaceAll(/\\./g, "_").replaceAll(/\[[^\]]*\]/g, "_");
  const openRepeats = plain.match(/[*+]|\{\d*,\}/g)?.length ?? 0;
  if (pattern.length > MAX_PATTERN_CHARS || openRepeats > MAX_OPEN_REPEATS || /\)[*+{]/.test(plain)) return undefined;
  try {
    return new RegExp(pattern, "u");
  } catch {
    return undefined;
  }
}

const MAX_PATTERN_CHARS = 300;
const MAX_OPEN_REPEATS = 2;

/**
 * A schema's pattern as a regular expression. Undefined where the pattern is invalid, or could keep the page busy for
 * minutes on a short text: a repeated group, or many unbounded repeats.
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

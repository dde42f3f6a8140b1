/** The most replies of one cell. */
const MAX_SAMPLES = 100;

/** Splits a number of samples such as "x3" from the end of a field; `list` is "" where nothing else was typed. */
export function parseSampleCount(text: string): { list: string; samples?: number } | { reason: string } {
  const match = /(?:^|[\s,;]+)[x×]\s*(?<count>\d*)$/i.exec(text);
  if (!match) return { list: text };
  const count = match.groups?.["count"] ?? "";
  const samples = Number(count);
  if (samples < 1 || samples > MAX_SAMPLES)
    return { reason: `enter a number of samples from 1 to ${MAX_SAMPLES}, such as x3` };
  return { list: text.slice(0, match.index).trim(), samples };
}

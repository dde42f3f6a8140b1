import { formatBytes } from "#core/format.ts";

/**
 * The program with the base64 of images and documents shortened in the middle. For display only: the result does not
 * run.
 */
export function shortenBase64(program: string): string {
  // Matched only where a word begins: a match from each letter would take quadratic time.
  return program.replaceAll(/(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{600,}={0,2}/g, (base64) => {
    const sizeBytes = Math.floor((base64.length * 3) / 4);
    return `${base64.slice(0, 24)} … ${formatBytes(sizeBytes)} … ${base64.slice(-12)}`;
  });
}

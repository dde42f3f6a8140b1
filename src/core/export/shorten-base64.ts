import { formatBytes } from "#core/format.ts";

/** The program with images and documents cut in the middle to one short word each: for the eye only, it does not run. */
export function shortenBase64(program: string): string {
  // Tried only where a word begins: from each letter of a long one it would take the square of its length.
  return program.replaceAll(/(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{600,}={0,2}/g, (base64) => {
    const sizeBytes = Math.floor((base64.length * 3) / 4);
    return `${base64.slice(0, 24)} … ${formatBytes(sizeBytes)} … ${base64.slice(-12)}`;
  });
}

// @ts-check

/** @typedef {{ file: string, isEntry?: boolean, imports?: string[] }} Chunk */

/**
 * The scripts that the page loads before it can start: its entry and all static imports, direct or not. Dynamic imports
 * are left out.
 * @param {Record<string, Chunk>} manifest as Vite writes it
 */
export function listFirstLoadFiles(manifest) {
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry === true && key.endsWith(".html"));
  if (entries.length === 0) throw new Error("The manifest has no page.");
  const loadedKeys = new Set(entries);
  // A set may grow during the loop, so the imports of a chunk are visited after it.
  for (const key of loadedKeys) for (const imported of manifest[key]?.imports ?? []) loadedKeys.add(imported);
  return [...loadedKeys].map((key) => manifest[key]?.file ?? key);
}

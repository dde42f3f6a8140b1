const MARK = "#/try/";

/** The address of a thing to try, as a hash: `#/try/…`. */
export const formatGalleryHash = (itemId: string): string => MARK + encodeURIComponent(itemId);

/** The id of the thing to try that a hash names, which the gallery may not have; undefined for another address. */
export function parseGalleryHash(hash: string): string | undefined {
  if (!hash.startsWith(MARK)) return undefined;
  const encoded = hash.slice(MARK.length);
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

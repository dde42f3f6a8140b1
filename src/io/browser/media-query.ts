/** True while a media query holds; false outside a browser. */
export const matchesQuery = (query: string): boolean => typeof matchMedia !== "undefined" && matchMedia(query).matches;

/** Calls back each time a media query begins or ceases to hold. Returns a function that stops this. */
export function watchQuery(query: string, onChange: () => void): () => void {
  const list = matchMedia(query);
  list.addEventListener("change", onChange);
  return () => list.removeEventListener("change", onChange);
}

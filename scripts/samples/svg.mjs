// @ts-check

/** @param {number} width @param {number} height @param {string} background @param {string[]} elements */
export const page = (width, height, background, elements) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="DejaVu Sans, sans-serif"><rect width="100%" height="100%" fill="${background}"/>${elements.join("")}</svg>`;

/** @param {number} x @param {number} y @param {string | number} content @param {string} [more] */
export const text = (x, y, content, more = "") =>
  `<text x="${x}" y="${y}" ${more}>${String(content).replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</text>`;

/** @param {number} x @param {number} y @param {number} width @param {number} height @param {string} more */
export const rect = (x, y, width, height, more) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" ${more}/>`;

/** @param {string} d @param {string} more */
export const path = (d, more) => `<path d="${d}" ${more}/>`;

/** Creates a generator of the same numbers at each run, so that the pictures do not change. @param {number} seed */
export function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

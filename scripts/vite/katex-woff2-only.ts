import type { Plugin } from "vite";

const oldFormats = /,\s*url\([^)]+\.(?:woff|ttf)\)\s*format\(["'](?:woff|truetype)["']\)/g;

/**
 * Keeps only KaTeX's woff2 fonts: each font comes in three formats, and every browser that runs the app supports woff2.
 */
export function katexWoff2Only(): Plugin {
  return {
    name: "etude-katex-woff2-only",
    enforce: "pre",
    transform: {
      filter: { id: /katex.*\.css$/ },
      handler: (css) => {
        const slim = css.replace(oldFormats, "");
        if (/\.(?:woff|ttf)\)/.test(slim)) {
          throw new Error("KaTeX writes its @font-face differently now: adapt katexWoff2Only.");
        }
        return { code: slim, map: null };
      },
    },
  };
}

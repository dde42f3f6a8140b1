import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const OWN = fileURLToPath(new URL("../../src/ui/kit/create-icon.ts", import.meta.url));

/**
 * Builds the icons with an own component of a few lines. The library's takes a context, other strokes and names of
 * attributes for other frameworks too, which is a hundredth of all that the page loads before it can start.
 */
export function smallIcons(): Plugin {
  return {
    name: "etude-small-icons",
    apply: "build",
    enforce: "pre",
    resolveId: (source, importer) =>
      source.endsWith("/createLucideIcon.mjs") && importer?.includes("/lucide-react/") === true ? OWN : null,
  };
}

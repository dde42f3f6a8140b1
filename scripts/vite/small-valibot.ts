import { readFile } from "node:fs/promises";
import type { Plugin } from "vite";

/** The files with schemas of what the page reads before it can start: preferences, connections and default settings. */
const STARTING = /\/src\/state\/(?:connections\/connections|preferences\/(?:default-settings|preferences))\.ts$/;
const SUFFIX = "?start";

/**
 * Gives the files that the page starts with a copy of valibot of their own. A module is not divided among chunks, so that
 * the page would load before it starts every schema that any code uses; a copy has the dozen of these files.
 */
export function smallValibot(): Plugin {
  return {
    name: "etude-small-valibot",
    apply: "build",
    enforce: "pre",
    async resolveId(source, importer) {
      if (source !== "valibot" || importer === undefined || !STARTING.test(importer)) return null;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      return resolved && { ...resolved, id: resolved.id + SUFFIX };
    },
    load: (id) =>
      id.includes("/valibot/") && id.endsWith(SUFFIX) ? readFile(id.slice(0, -SUFFIX.length), "utf8") : null,
  };
}

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "vite";

/** The path of a file of the build whose name has a hash of its content. */
const HASHED_PATH = /^\/assets\/[\w.-]+-[\w-]{8}\.\w+$/;

/**
 * Lets browsers keep the files of the build whose names change with their content, so that a second start of the page asks the
 * server for none of them. By itself, Vite's server has each of them asked for again.
 */
export function immutableAssets(): Plugin {
  return {
    name: "etude-immutable-assets",
    configurePreviewServer: ({ config, middlewares }) => {
      const folder = resolve(config.root, config.build.outDir);
      middlewares.use(({ url = "" }, response, next) => {
        if (HASHED_PATH.test(url) && existsSync(folder + url))
          response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        next();
      });
    },
  };
}

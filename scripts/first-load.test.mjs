// @ts-check
import { expect, test } from "vitest";
import { listFirstLoadFiles } from "./first-load.mjs";

test("the first load is the page's entry and its static imports, each once, without dynamic imports", () => {
  const manifest = {
    "index.html": { file: "assets/index.js", isEntry: true, imports: ["_a.js", "_b.js"], dynamicImports: ["lazy.ts"] },
    "_a.js": { file: "assets/a.js", imports: ["_b.js", "_c.js"] },
    "_b.js": { file: "assets/b.js", imports: ["_a.js"] },
    "_c.js": { file: "assets/c.js" },
    "lazy.ts": { file: "assets/lazy.js", isDynamicEntry: true, imports: ["index.html", "_d.js"] },
    "_d.js": { file: "assets/d.js" },
    "worker.ts": { file: "assets/worker.js", isEntry: true },
  };
  expect(listFirstLoadFiles(manifest)).toEqual(["assets/index.js", "assets/a.js", "assets/b.js", "assets/c.js"]);
});

test("a manifest without a page throws an error", () => {
  expect(() => listFirstLoadFiles({ "lazy.ts": { file: "assets/lazy.js" } })).toThrow("no page");
});

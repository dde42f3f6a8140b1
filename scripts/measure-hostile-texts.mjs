// @ts-check
// Measures how long generated hostile texts take to draw, in processor time. Asserts nothing. Arguments: how many texts,
// their largest length, the seed.
import { build } from "vite";

const [count = "2000", maxChars = "16000", seed = String(Date.now())] = process.argv.slice(2);
const outDir = new URL("../.cache/hostile-texts/", import.meta.url);

process.env["NODE_ENV"] = "production";
await build({
  logLevel: "error",
  build: {
    ssr: "bench/hostile-texts.tsx",
    outDir: outDir.pathname,
    emptyOutDir: true,
    minify: false,
    rolldownOptions: { output: { entryFileNames: "entry.mjs", codeSplitting: true } },
  },
  ssr: { noExternal: true, external: ["react", "react-dom"] },
});
const { measureHostileTexts } = await import(new URL("entry.mjs", outDir).href);
measureHostileTexts(Number(count), Number(maxChars), Number(seed));

import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { apiProxy } from "./scripts/vite/api-proxy.ts";
import { immutableAssets } from "./scripts/vite/immutable-assets.ts";
import { katexWoff2Only } from "./scripts/vite/katex-woff2-only.ts";
import { offlineWorker } from "./scripts/vite/offline-worker.ts";
import { securityPolicy } from "./scripts/vite/security-policy.ts";
import { smallIcons } from "./scripts/vite/small-icons.ts";
import { smallValibot } from "./scripts/vite/small-valibot.ts";
import { GroupEnvironments } from "./scripts/vitest/group-environments.ts";

const FIRST_VIEW = new RegExp(
  `/src/ui/(?:${[
    "capsule/out-buttons",
    "composer/(?:composer-notes|estimate-label|run-label|unlisted-model-notes|unsupported-content-note)",
    "history/navigation",
    "parameters/parameter-panel",
    "variants/(?:add-variant|columns-bar|sweep-bars|variant-heads|variant-tabs)",
    "vision/attachments",
  ].join("|")})\\.tsx$`,
);

/**
 * Modules that the page loads soon after its first view, each group with all that it needs as one chunk, highest first: loaded in
 * idle time, they cost a start four requests in place of a hundred and thirty.
 */
const AFTER_FIRST_VIEW = {
  disk: ["app/follow-disk"],
  transcript: [
    "ui/transcript/turn-rows",
    "ui/transcript/follow-end",
    "ui/markdown/markdown",
    "ui/variants/column-footers",
  ],
  run: ["state/replies/run", "state/replies/run-reply"],
  soon: [
    "app/follow-addresses",
    "app/layer-view",
    "app/start-idle-work",
    "state/edits/apply-example",
    "state/vision/attachments",
    "state/actions/run-from-table",
    "ui/palette/palette-dialog",
  ],
};

/**
 * Folders whose modules make chunks of their own, lowest first, since a chunk takes with it what its modules import. The last
 * rooms of a ring stand apart from those before them: merged, they would make chunks that import each other.
 */
const CHUNK_FOLDERS = [
  /\/node_modules\//,
  /\/src\/core\/(?!library|capsule|listings|row-files|imports|table)/,
  /\/src\/core\//,
  /\/src\/io\//,
  /\/src\/state\/(?!library|capsule|imports|judging)/,
  /\/src\/state\/(?!judging)/,
  /\/src\/(?!ui\/rows)/,
  /\/src\//,
];

/** Tests of the whole page without its layout (`e2e/fixtures/show-app.tsx`). */
const PAGE_TESTS = [
  "columns",
  "failures",
  "models",
  "parameters",
  "start-page",
  "sweeps",
  "threads",
  "turns",
  "wires",
].map((name) => `src/app/${name}.test.tsx`);

/** Tests that draw nothing, and leave no work behind that disturbs the next file. */
const SHARED_TESTS = [
  "src/{io,state/!(actions|vision)}/**/*.test.ts",
  "scripts/**/*.test.{mjs,ts}",
  "e2e/api-server/**/*.test.ts",
];

export default defineConfig({
  // Relative, so that the build works in any folder of any host and contacts only the page's own origin.
  base: "./",
  appType: "mpa",
  plugins: [
    react(),
    tailwindcss(),
    smallIcons(),
    smallValibot(),
    katexWoff2Only(),
    securityPolicy(),
    immutableAssets(),
    apiProxy(),
    offlineWorker(),
  ],
  resolve: {
    alias: {
      // The browser version of this package decodes with innerHTML, which Trusted Types forbid; this version has a
      // table.
      "decode-named-character-reference": fileURLToPath(
        new URL("node_modules/decode-named-character-reference/index.js", import.meta.url),
      ),
    },
  },
  build: {
    target: "baseline-widely-available",
    manifest: true,
    modulePreload: { polyfill: false },
    // The policy allows no font and no script from a data: address.
    assetsInlineLimit: 0,
    // The code loaded at the start has its own limit (npm run size); code loaded later may be large.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      // A module that one part imports when it needs it may be in the chunk of another that always needs it.
      checks: { ineffectiveDynamicImport: false },
      output: {
        codeSplitting: {
          groups: [
            { name: "start", tags: ["$initial"], priority: 2 },
            // Shown in the first view beside the prompt, so one request loads all of them.
            { name: "first-view", test: FIRST_VIEW, priority: 1 },
            ...Object.entries(AFTER_FIRST_VIEW).map(([name, paths], index) => ({
              name,
              test: new RegExp(`/src/(?:${paths.join("|")})\\.tsx?$`),
              priority: 0.99 - index / 100,
            })),
            // A chunk holds modules of one ring, so that no chunk of a lower ring needs one of a higher, whose constants
            // would not be there yet when it begins.
            // One chunk: its small modules, merged with others of the room, would make chunks that import each other.
            { name: "judging", test: /\/src\/state\/judging\//, priority: 0.63, includeDependenciesRecursively: false },
            ...CHUNK_FOLDERS.map((folder, index) => ({
              name: "part",
              // Large modules that few replies need stay in their own chunks.
              test: (id: string) => folder.test(id) && !/[\\/](highlight|render-tex|katex)/.test(id),
              priority: 0.9 - index / 20,
              entriesAware: true,
              // Every request costs the page some milliseconds, so a smaller chunk is merged with its neighbour. A
              // higher threshold makes chunks that import each other, which npm run size refuses.
              entriesAwareMergeThreshold: 1_500,
            })),
          ],
        },
        // The name of a shared chunk would list everything that shares it.
        chunkFileNames: ({ name }) => `assets/${name.split("~")[0]}-[hash].js`,
      },
    },
  },
  worker: { format: "es" },
  // Other pages on this machine must not read this server's responses.
  // The port is no other tool's, and never changes by itself, since what the browser keeps belongs to it.
  server: { cors: false, port: 18428, strictPort: true },
  preview: { cors: false, strictPort: true },
  test: {
    environment: "node",
    pool: "threads",
    // Vitest's default uses one core of two.
    maxWorkers: "100%",
    // A busy machine takes several times longer; a test that hangs is still found.
    testTimeout: 20_000,
    sequence: { sequencer: GroupEnvironments },
    projects: [
      // The tests of core have no side effects, so they share their modules, which saves two thirds of the time.
      {
        extends: true,
        test: { name: "core", include: ["src/core/**/*.test.ts"], benchmark: { include: [] }, isolate: false },
      },
      // These share threads and packages, which saves half of the time, and each file has modules of its own.
      {
        extends: true,
        test: {
          name: "shared",
          isolate: false,
          setupFiles: ["scripts/vitest/begin-file.ts"],
          // Of the packages that load once, these would keep the databases and classes of the first file.
          server: { deps: { inline: ["fake-indexeddb", "idb"] } },
          include: SHARED_TESTS,
          benchmark: { include: [] },
        },
      },
      // Most of the rest draws components: React, loaded once, would not see what counts its renders.
      {
        extends: true,
        test: {
          name: "rest",
          include: ["src/**/*.test.{ts,tsx}"],
          exclude: ["src/core/**", ...SHARED_TESTS, ...PAGE_TESTS],
        },
      },
      // The whole page without its layout: its modules take as long as ten of its tests, so these share them too.
      {
        extends: true,
        test: {
          name: "page",
          include: PAGE_TESTS,
          environment: "happy-dom",
          environmentOptions: {
            happyDOM: { width: 1440, height: 900, settings: { fetch: { disableSameOriginPolicy: true } } },
          },
          benchmark: { include: [] },
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});

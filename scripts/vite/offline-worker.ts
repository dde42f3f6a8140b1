import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";
import { listOfflineFiles, OFFLINE_WORKER_FILE } from "./list-offline-files.mjs";

const WORKER_SOURCE = fileURLToPath(new URL("../../src/io/offline/offline-worker.ts", import.meta.url));

/**
 * The worker of a version without one, in place of any that an earlier version left: it removes the copies of this address
 * and itself.
 */
export const REMOVING_WORKER = `addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil((async () => {
  const prefix = "etude-offline " + registration.scope + " ";
  for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
  await registration.unregister();
})()));
`;

/**
 * Writes the service worker beside the built page, with the list of all files of the build. With ETUDE_OFFLINE=off the build has
 * none and removes what an earlier one left, and so does the server of development.
 */
export function offlineWorker(): Plugin {
  const isOff = process.env["ETUDE_OFFLINE"] === "off";
  return {
    name: "etude-offline-worker",
    config: (_config, { command }) => ({
      define: { HAS_OFFLINE_WORKER: JSON.stringify(command === "build" && !isOff) },
    }),
    configureServer: (server) => {
      server.middlewares.use((request, response, next) => {
        if (request.url !== `/${OFFLINE_WORKER_FILE}`) return next();
        response.writeHead(200, { "Content-Type": "text/javascript", "Cache-Control": "no-cache" });
        response.end(REMOVING_WORKER);
      });
    },
    writeBundle: {
      order: "post",
      sequential: true,
      handler: async ({ dir }) => {
        if (dir === undefined) return;
        if (isOff) await writeFile(`${dir}/${OFFLINE_WORKER_FILE}`, REMOVING_WORKER);
        else await writeOfflineWorker(dir);
      },
    },
  };
}

/** Writes the service worker of a built folder, for the files that are in it now. */
export async function writeOfflineWorker(dir: string): Promise<void> {
  const files = listOfflineFiles(dir);
  const hashes = await Promise.all(files.map(async (path) => hash(await readFile(`${dir}/${path}`))));
  const integrity = Object.fromEntries(
    files.map((path, index) => [path.split("/").map(encodeURIComponent).join("/"), `sha256-${hashes[index] ?? ""}`]),
  );
  const id = hash(Buffer.from(JSON.stringify(integrity))).slice(0, 12);
  await writeFile(`${dir}/${OFFLINE_WORKER_FILE}`, await buildWorker({ id, files: integrity }));
}

const hash = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("base64");

/** The text of the worker: one classic script, which every browser with service workers takes. */
async function buildWorker(offlineBuild: { id: string; files: Record<string, string> }): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    define: { OFFLINE_BUILD: JSON.stringify(offlineBuild) },
    build: {
      write: false,
      target: "baseline-widely-available",
      modulePreload: false,
      rolldownOptions: { input: WORKER_SOURCE, output: { format: "iife" } },
    },
  });
  const [output] = Array.isArray(result) ? result : "output" in result ? [result] : [];
  const [chunk, ...rest] = output?.output ?? [];
  if (chunk?.type !== "chunk" || rest.length > 0) throw new Error("The service worker is not one script any more.");
  return chunk.code;
}

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { preview } from "vite";
import { expect, test } from "vitest";
import { immutableAssets } from "./immutable-assets.ts";
import { getPort, onCleanup, sendRequest } from "./proxy-test-servers.ts";

test("a browser may keep a file whose name has the hash of its content, and asks again for every other and for one that is gone", async () => {
  const folder = await mkdtemp(join(tmpdir(), "etude-assets-"));
  await mkdir(join(folder, "assets"));
  for (const name of ["index.html", "assets/part-Bad3Y066.js", "assets/plain.js"])
    await writeFile(join(folder, name), "");
  const server = await preview({
    configFile: false,
    root: folder,
    appType: "mpa",
    build: { outDir: "." },
    plugins: [immutableAssets()],
    preview: { port: 0, host: "127.0.0.1" },
    logLevel: "silent",
  });
  onCleanup(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });
  const origin = `http://127.0.0.1:${getPort(server.httpServer)}`;
  const cacheOf = async (path: string) => {
    const { status, headers } = await sendRequest(`${origin}${path}`, { headers: {} });
    return [status, headers["cache-control"]];
  };
  expect(await cacheOf("/assets/part-Bad3Y066.js")).toEqual([200, "public, max-age=31536000, immutable"]);
  expect(await cacheOf("/assets/plain.js")).toEqual([200, "no-cache"]);
  expect(await cacheOf("/")).toEqual([200, "no-cache"]);
  expect(await cacheOf("/assets/part-Bad3Y067.js")).toEqual([404, undefined]);
});

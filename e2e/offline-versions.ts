import { escapePattern } from "#core/escape-pattern.ts";
import { once } from "node:events";
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeOfflineWorker } from "#scripts/vite/offline-worker.ts";
import { headersOfBuild } from "#scripts/vite/security-policy.ts";

/** The built app. */
const BUILD = fileURLToPath(new URL("../dist", import.meta.url));

/** Files that no test of versions needs: half of all, for characters in PDFs. */
const LEFT_OUT = /\.(?:bcmap|ttf|wasm)$/;

const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};

/**
 * Two versions of the app in folders of their own: the build, and a copy in which every script and style has another name, as after
 * a change of everything.
 */
export async function makeVersions(): Promise<{ old: string; next: string; remove: () => void }> {
  const dir = mkdtempSync(join(tmpdir(), "etude-versions-"));
  const [old, next] = [join(dir, "old"), join(dir, "next")];
  for (const version of [old, next])
    cpSync(BUILD, version, { recursive: true, filter: (path) => !LEFT_OUT.test(path) });
  renameScripts(next);
  await writeOfflineWorker(old);
  await writeOfflineWorker(next);
  return { old, next, remove: () => rmSync(dir, { recursive: true }) };
}

function renameScripts(dir: string): void {
  const renamed = new Map(
    readdirSync(join(dir, "assets"))
      .filter((name) => /\.(?:js|css)$/.test(name))
      .map((name) => [
        name,
        name.replace(/-([\w-]{8})(?=\.\w+$)/, (_, hash: string) => `-${hash.slice(4)}${hash.slice(0, 4)}`),
      ]),
  );
  const escaped = [...renamed.keys()].map(escapePattern);
  const names = new RegExp(escaped.join("|"), "g");
  for (const path of readdirSync(dir, { recursive: true, encoding: "utf8" })) {
    if (!/\.(?:html|js|css)$/.test(path)) continue;
    const text = readFileSync(join(dir, path), "utf8");
    writeFileSync(
      join(dir, path),
      text.replaceAll(names, (name) => renamed.get(name) ?? name),
    );
  }
  for (const [before, after] of renamed) renameSync(join(dir, "assets", before), join(dir, "assets", after));
}

/** A host of a folder, with the headers of the build. `serve` changes the folder, `answer` gives one file another text. */
export async function startHost(first: string) {
  let dir = first;
  const answers = new Map<string, string>();
  const server = createServer(({ url = "/" }, response) => {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname).slice(1) || "index.html";
    let body: string | Buffer;
    try {
      body = answers.get(path) ?? readFileSync(join(dir, path));
    } catch {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      ...headersOfBuild,
      "Content-Type": TYPES[extname(path)] ?? "application/octet-stream",
      "Cache-Control": "no-cache",
    });
    response.end(body);
  }).listen(0, "localhost");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/`,
    serve: (next: string) => (dir = next),
    answer: (path: string, text: string) => answers.set(path, text),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

// @ts-check
// Builds the app and serves it on this machine. Options: --port N, --no-open, --no-build.
import { parseArgs } from "node:util";
import { build, preview } from "vite";
import { openBrowser } from "./open-browser.mjs";

try {
  const { port, open, build: wantsBuild } = parseOptions();
  if (wantsBuild) {
    console.log("Building …");
    await build({ logLevel: "warn" });
  }
  const server = await preview({ preview: { port, host: "localhost" }, logLevel: "warn" });
  const url = server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`;
  console.log(`\n  Étude is at ${url}\n  Ctrl+C ends it.\n`);
  if (open) openBrowser(url);
} catch (error) {
  console.error(`\nÉtude did not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

// Exits at once, since open connections would keep a closing server alive, and silently, since this is no failure.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(0));

function parseOptions() {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: process.env["PORT"] ?? "4173" },
      open: { type: "boolean", default: true },
      build: { type: "boolean", default: true },
    },
    allowNegative: true,
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(`the port must be a whole number from 1 to 65535, and is "${values.port}".`);
  }
  return { ...values, port };
}

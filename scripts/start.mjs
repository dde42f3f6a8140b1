// @ts-check
// Builds the app and serves it on this machine. Options: --port N, --no-open, --no-build.
import { parseArgs } from "node:util";
import { build, preview } from "vite";
import { openBrowser } from "./open-browser.mjs";

// A port that no other tool uses by default: what another tool left in the browser for its address, such as a service
// worker, would see this page's requests.
const DEFAULT_PORT = "18427";

try {
  const { port, open, build: wantsBuild } = parseOptions();
  if (wantsBuild) {
    console.log("Building …");
    await build({ logLevel: "warn" });
  }
  const server = await startServer(port);
  const { api } = server.config.plugins.find(({ name }) => name === "etude-api-proxy") ?? {};
  const url = api.getStartUrl(server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`);
  console.log(`\n  Étude is at ${url}\n  Ctrl+C ends it.\n`);
  if (open) openBrowser(url);
} catch (error) {
  console.error(`\nÉtude did not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

// Exits at once, since open connections would keep a closing server alive, and silently, since this is no failure.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(0));

/**
 * Serves the built app at one port and no other: what a browser keeps belongs to an address with its port, so at the next
 * port everything would seem lost.
 * @param {number} port
 */
async function startServer(port) {
  try {
    return await preview({ preview: { port, strictPort: true, host: "localhost" }, logLevel: "warn" });
  } catch (error) {
    if (!(error instanceof Error && /already in use/.test(error.message))) throw error;
    throw new Error(
      `port ${port} is in use. If another Étude runs there, open http://localhost:${port}/. Otherwise end the program ` +
        "that uses the port, or choose another with `npm start -- --port 18500`: conversations and keys belong to their " +
        "port, so Étude begins empty there, and finds everything again at the old one.",
      { cause: error },
    );
  }
}

function parseOptions() {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: process.env["PORT"] ?? DEFAULT_PORT },
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

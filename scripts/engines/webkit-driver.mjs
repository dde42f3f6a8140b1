// @ts-check
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { endProcess, findFreePort, findProgram, waitUntil } from "./processes.mjs";

/** The commands that are used here, with their routes below the session. */
const ROUTES = /** @type {const} */ ({
  "WebDriver:Navigate": () => "url",
  "WebDriver:Refresh": () => "refresh",
  "WebDriver:SetWindowRect": () => "window/rect",
  "WebDriver:ExecuteScript": () => "execute/sync",
  "WebDriver:ElementClick": (/** @type {{ id?: string }} */ { id }) => `element/${id}/click`,
  "WebDriver:ElementSendKeys": (/** @type {{ id?: string }} */ { id }) => `element/${id}/value`,
  "WebDriver:PerformActions": () => "actions",
});

/** WebKit's own small browser, which its driver starts. */
export function findMiniBrowser() {
  const libraries = ["/usr/lib", "/usr/libexec"].flatMap((folder) =>
    listFolder(folder).flatMap((name) => [
      `${folder}/${name}`,
      ...listFolder(`${folder}/${name}`).map((inner) => `${folder}/${name}/${inner}`),
    ]),
  );
  return findProgram(
    ...libraries.filter((path) => /webkit2?gtk-[\d.]+$/.test(path)).map((path) => `${path}/MiniBrowser`),
  );
}

/**
 * Starts WebKitWebDriver and WebKit's small browser on a screen of their own. The session is a private one: its storage
 * lasts as long as the session.
 * @param {{ driver: string, browser: string, screen: string | undefined }} programs
 * @returns {Promise<import("./session.mjs").Driver>}
 */
export async function startWebKit({ driver, browser, screen }) {
  const display = screen === undefined ? undefined : await startScreen(screen);
  const port = await findFreePort();
  const child = spawn(driver, [`--port=${port}`], {
    stdio: "ignore",
    env: { ...process.env, ...(display && { DISPLAY: display.name }), GDK_BACKEND: "x11", NO_AT_BRIDGE: "1" },
  });
  const stop = async () => {
    await endProcess(child);
    await display?.stop();
  };
  const origin = `http://127.0.0.1:${port}`;
  try {
    await waitUntil("WebKitWebDriver to listen", async () => (await fetch(`${origin}/status`)).ok);
    const options = { binary: browser, args: ["--automation"] };
    const session = await post(`${origin}/session`, {
      capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } },
    });
    const base = `${origin}/session/${session.sessionId}`;
    return {
      send: (name, parameters = {}) => post(`${base}/${ROUTES[name](parameters)}`, parameters),
      stop: async () => {
        await fetch(base, { method: "DELETE" }).catch(() => undefined);
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * @param {string} url
 * @param {object} body
 */
async function post(url, body) {
  const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/**
 * Starts a screen in memory. Xvfb chooses its number and writes it to the third descriptor.
 * @param {string} program
 */
async function startScreen(program) {
  const child = spawn(program, ["-displayfd", "3", "-screen", "0", "1440x900x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  let written = "";
  child.stdio[3]?.on("data", (data) => {
    written += data;
  });
  const name = await waitUntil("Xvfb to start", () => /^\d+(?=\n)/.exec(written)?.[0]);
  return { name: `:${name}`, stop: () => endProcess(child) };
}

/** @param {string} path */
function listFolder(path) {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

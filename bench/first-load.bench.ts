import { type Browser, expect, test } from "@playwright/test";
import { build, preview, type PreviewServer } from "vite";
import { readTaskMs, startMetrics, waitUntilQuiet } from "./page-metrics.ts";
import { recordFigure } from "./record-figure.ts";

// The first load of a cold browser on a slow device over a slow network, until the prompt takes a key and Run is on, beside
// the least page of the same libraries. Times are those of a clock: what is slow is emulated, so other work of the machine shows.

const ROUNDS = 5;
const CPU_SLOWDOWN = 4;
const BYTES_PER_SECOND = 1_600_000 / 8;
/** Without any delay of the network, and with that of a mobile one. */
const ROUND_TRIPS_MS = [0, 150];

type Measured = typeof globalThis & { usableAtMs?: number };

let skeleton: PreviewServer;

test.beforeAll(async () => {
  const outDir = new URL("../.cache/skeleton/", import.meta.url).pathname;
  await build({
    logLevel: "error",
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: "bench/skeleton.html" } },
  });
  skeleton = await preview({
    build: { outDir },
    preview: { port: 0, host: "localhost", strictPort: false },
    logLevel: "warn",
  });
});

test.afterAll(() => skeleton.close());

test("first load on a slow device over a slow network", async ({ browser, baseURL }) => {
  test.setTimeout(600_000);
  const pages = {
    Étude: baseURL ?? "",
    "skeleton of the same libraries": `${skeleton.resolvedUrls?.local[0]}bench/skeleton.html`,
  };
  for (const roundTripMs of ROUND_TRIPS_MS) {
    const loads = Object.entries(pages).map(([contestant, url]) => ({ contestant, url, loaded: [] as Load[] }));
    for (let round = 0; round < ROUNDS; round += 1)
      for (const { url, loaded } of loads) loaded.push(await measureLoad(browser, url, roundTripMs));
    const way = `first load at ${CPU_SLOWDOWN} × slower CPU, 1.6 Mbit/s${roundTripMs > 0 ? `, ${roundTripMs} ms a round trip` : ""}`;
    for (const { contestant, loaded } of loads) {
      const record = (what: string, unit: string, pick: (load: Load) => number) =>
        recordFigure(`${way}: ${what}`, contestant, loaded.map(pick), unit);
      record("usable", "ms", ({ usableAtMs }) => usableAtMs);
      record("requests until then", "", ({ requests }) => requests);
      record("bytes until then", "kB", ({ bytes }) => bytes / 1000);
    }
  }
  const busy: Record<string, number[]> = {};
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [contestant, url] of Object.entries(pages))
      (busy[contestant] ??= []).push(await measureBusy(browser, url));
  for (const [contestant, values] of Object.entries(busy))
    recordFigure("processor time of the main thread until the prompt is there", contestant, values, "ms");
});

/**
 * The processor time of the main thread, in milliseconds and at full speed, that a page takes until it is usable: what it loads
 * later never comes. Unlike the time of a clock it does not grow with other work of the machine.
 */
async function measureBusy(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const cdp = await startMetrics(page);
  await page.route(/\/assets\/(?!index|rolldown-runtime|skeleton)[^/]*\.js$/, () => {});
  await page.addInitScript(typeAtOnce);
  await page.goto(url);
  await expect(page.locator("#prompt")).toHaveValue("a");
  await waitUntilQuiet(cdp);
  const busyMs = await readTaskMs(cdp);
  await context.close();
  return busyMs;
}

type Load = { usableAtMs: number; requests: number; bytes: number };

/** Loads a page in a browser context of its own, until its prompt takes a key and its Run button is on. */
async function measureLoad(browser: Browser, url: string, roundTripMs: number): Promise<Load> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: roundTripMs,
    downloadThroughput: BYTES_PER_SECOND,
    uploadThroughput: BYTES_PER_SECOND,
  });
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  const load: Load = { usableAtMs: NaN, requests: 0, bytes: 0 };
  cdp.on("Network.loadingFinished", ({ encodedDataLength }) => {
    load.requests += 1;
    load.bytes += encodedDataLength;
  });
  await page.addInitScript(typeAtOnce);
  await page.goto(url, { waitUntil: "commit" });
  const usable = await page.waitForFunction(() => (globalThis as Measured).usableAtMs);
  const { requests, bytes } = load;
  const usableAtMs = (await usable.jsonValue()) ?? NaN;
  await expect(page.locator("#prompt")).toHaveValue("a");
  await context.close();
  return { usableAtMs, requests, bytes };
}

/** Types into the prompt as soon as it is there, and notes the time at which what was typed is painted beside a Run that is on. */
function typeAtOnce(): void {
  let hasTyped = false;
  const look = () => {
    const prompt = document.querySelector<HTMLTextAreaElement>("#prompt");
    const run = document.querySelector<HTMLButtonElement>("#run");
    if (prompt && !hasTyped) {
      prompt.focus();
      hasTyped = document.execCommand("insertText", false, "a");
    }
    const isOn = run !== null && !run.disabled && run.getAttribute("aria-disabled") !== "true";
    if (prompt?.value === "a" && isOn) (globalThis as Measured).usableAtMs = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

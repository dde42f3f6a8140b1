// @ts-check
// Times a 48-megapixel JPEG on the built app: `npm run build && npm run bench:picture`. Compares Étude's preparation
// and two edits with the usual alternatives: a plain canvas on the main thread, and the library pica with its workers.
// Prints and asserts nothing: times of one machine are no promise.
import { spawn } from "node:child_process";
import { mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { findBrowser } from "./find-browser.mjs";
import { root } from "./run-npm.mjs";

const port = 4184;
const url = `http://localhost:${port}/`;
const server = spawn(process.execPath, ["scripts/start.mjs", "--no-open", "--no-build", "--port", String(port)], {
  cwd: root,
  stdio: "ignore",
});
const browser = await chromium.launch(await findBrowser());
try {
  const page = await browser.newPage();
  for (let isReady = false; !isReady;)
    isReady = await page.goto(url).then(
      () => true,
      () => false,
    );
  const base64 = await page.evaluate(drawLargeJpeg);
  // From the disk: bytes that Playwright passes itself keep the page busy for seconds.
  const file = `${mkdtempSync(`${tmpdir()}/etude-`)}/large.jpg`;
  writeFileSync(file, Buffer.from(base64, "base64"));
  console.log(`8000×6000 JPEG, ${(statSync(file).size / 1e6).toFixed(1)} MB`);

  await page.evaluate(watchLongTasks);
  const chip = page.getByRole("list", { name: "Attachments" }).getByRole("listitem");
  let startMs = performance.now();
  await page.getByLabel("Image files").setInputFiles(file);
  await chip.getByText("tok").waitFor();
  await print("Étude, made ready in a worker", startMs);

  await page.getByRole("button", { name: "Edit large.jpg" }).click();
  await page.getByRole("application").waitFor();
  await page.evaluate(watchLongTasks);
  startMs = performance.now();
  await page.getByRole("button", { name: "Turn right" }).click();
  await page.locator('[data-part="figures"]').getByText("turned").waitFor();
  await print("Étude, the first edit with its decoding", startMs);
  await page.evaluate(watchLongTasks);
  startMs = performance.now();
  await page.getByRole("button", { name: "Turn right" }).click();
  await page.locator('[data-part="figures"]').getByText("Drawing…").waitFor();
  await page.locator('[data-part="figures"]').getByText("px").waitFor();
  await print("Étude, the next edit", startMs);

  await page.evaluate(() =>
    document.body.append(Object.assign(document.createElement("input"), { type: "file", id: "plain" })),
  );
  await page.locator("#plain").setInputFiles(file);
  await page.evaluate(watchLongTasks);
  startMs = performance.now();
  await page.evaluate(drawSmall, "canvas");
  await print("A plain canvas on the main thread", startMs);

  // On a page of its own: Étude's policy lets no foreign worker run.
  const other = await (await browser.newContext({ bypassCSP: true })).newPage();
  await other.goto(url);
  await other.addScriptTag({ path: fileURLToPath(import.meta.resolve("pica/dist/pica.min.js")) });
  await other.evaluate(() =>
    document.body.append(Object.assign(document.createElement("input"), { type: "file", id: "plain" })),
  );
  await other.locator("#plain").setInputFiles(file);
  await other.evaluate(watchLongTasks);
  startMs = performance.now();
  await other.evaluate(drawSmall, "pica");
  await print("pica", startMs, other);

  /** @param {string} label @param {number} startMs */
  async function print(label, startMs, measuredPage = page) {
    const elapsedMs = performance.now() - startMs;
    const longestMs = await measuredPage.evaluate(getLongestTaskMs);
    console.log(`${label}: ${Math.round(elapsedMs)} ms, longest main-thread task ${Math.round(longestMs)} ms`);
  }
} finally {
  await browser.close();
  server.kill();
}

/** A picture with as much detail as a photograph, as base64. */
async function drawLargeJpeg() {
  const canvas = new OffscreenCanvas(8000, 6000);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("The browser draws nothing.");
  for (let spot = 0; spot < 60_000; spot += 1) {
    context.fillStyle = `hsl(${(spot * 137) % 360} ${40 + (spot % 50)}% ${30 + (spot % 45)}%)`;
    context.fillRect((spot * 7919) % 8000, (spot * 104_729) % 6000, 20 + (spot % 90), 20 + (spot % 70));
  }
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 })).arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 8190) text += String.fromCharCode(...bytes.subarray(at, at + 8190));
  return btoa(text);
}

function watchLongTasks() {
  const page = /** @type {{ longestMs?: number, watch?: PerformanceObserver }} */ (globalThis);
  page.longestMs = 0;
  page.watch ??= new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) page.longestMs = Math.max(page.longestMs ?? 0, duration);
  });
  page.watch.observe({ type: "longtask" });
}

/** The longest task in milliseconds; 0 where there was no task of 50 ms or more. */
async function getLongestTaskMs() {
  await new Promise((resolve) => setTimeout(resolve, 200));
  return /** @type {{ longestMs?: number }} */ (globalThis).longestMs ?? 0;
}

/**
 * Scales the picture as a page without a worker does, or with the library pica. @param {string} method "canvas" or
 * "pica"
 */
async function drawSmall(method) {
  const input = document.getElementById("plain");
  const file = input instanceof HTMLInputElement ? input.files?.[0] : undefined;
  const image = new Image();
  if (file) image.src = URL.createObjectURL(file);
  await new Promise((resolve) => image.addEventListener("load", resolve));
  const canvas = document.createElement("canvas");
  canvas.width = 1269;
  canvas.height = 952;
  if (method === "canvas") {
    canvas.getContext("2d")?.drawImage(image, 0, 0, 1269, 952);
    return canvas.toDataURL("image/jpeg", 0.9).length;
  }
  const { pica } =
    /** @type {{ pica: () => { resize(from: HTMLImageElement, to: HTMLCanvasElement): Promise<unknown>, toBlob(from: HTMLCanvasElement, type: string, quality: number): Promise<Blob> } }} */ (
      /** @type {unknown} */ (globalThis)
    );
  const library = pica();
  await library.resize(image, canvas);
  return (await library.toBlob(canvas, "image/jpeg", 0.9)).size;
}

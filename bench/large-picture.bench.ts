import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expect, openPage, test } from "#e2e/test.ts";
import { readTaskMs, startMetrics } from "./page-metrics.ts";
import { recordFigure } from "./record-figure.ts";

// A JPEG of 48 megapixels made ready for a request, beside a plain canvas on the main thread and the library pica with
// its workers, each scaling it to what Étude sends.

const ROUNDS = 3;
const CONTESTANTS = ["Étude", "canvas", "pica"] as const;

test("a JPEG of 48 megapixels is made ready", async ({ page, browser, baseURL }) => {
  test.setTimeout(300_000);
  await openPage(page);
  // From the disk: bytes that Playwright passes itself keep the page busy for seconds.
  const file = `${mkdtempSync(`${tmpdir()}/etude-`)}/large.jpg`;
  writeFileSync(file, Buffer.from(await page.evaluate(drawLargeJpeg), "base64"));
  // On a page of its own: Étude's policy lets no foreign worker run.
  const context = await browser.newContext({ bypassCSP: true, ...(baseURL === undefined ? {} : { baseURL }) });
  const other = await context.newPage();
  await other.goto("./");
  await other.addScriptTag({ path: fileURLToPath(import.meta.resolve("pica/dist/pica.min.js")) });
  await other.evaluate(() =>
    document.body.append(Object.assign(document.createElement("input"), { type: "file", id: "plain" })),
  );
  await other.locator("#plain").setInputFiles(file);

  const times: Record<string, number[]> = { Étude: [], canvas: [], pica: [] };
  const tasks: Record<string, number[]> = { Étude: [], canvas: [], pica: [] };
  const busy: Record<string, number[]> = { Étude: [], canvas: [], pica: [] };
  const sessions = { own: await startMetrics(page), other: await startMetrics(other) };
  for (let round = 0; round < ROUNDS; round += 1)
    for (const contestant of CONTESTANTS) {
      const tab = contestant === "Étude" ? page : other;
      await tab.bringToFront();
      const cdp = contestant === "Étude" ? sessions.own : sessions.other;
      await tab.evaluate(watchLongTasks);
      const beforeMs = await readTaskMs(cdp);
      const startMs = performance.now();
      if (contestant === "Étude") await attach(page, file);
      else await other.evaluate(drawSmall, contestant);
      times[contestant]?.push(performance.now() - startMs);
      busy[contestant]?.push((await readTaskMs(cdp)) - beforeMs);
      tasks[contestant]?.push(await tab.evaluate(getLongestTaskMs));
      if (contestant === "Étude") await page.getByRole("button", { name: "Remove large.jpg" }).click();
    }
  for (const contestant of CONTESTANTS) {
    recordFigure("a JPEG of 48 megapixels made ready", contestant, times[contestant] ?? [], "ms");
    recordFigure("processor time of the main thread for it", contestant, busy[contestant] ?? [], "ms");
    recordFigure("its longest task on the main thread", contestant, tasks[contestant] ?? [], "ms");
  }
  await context.close();
});

/** Attaches a picture and waits until it is ready. */
async function attach(page: Page, file: string): Promise<void> {
  await page.getByLabel("Image files").setInputFiles(file);
  const chip = page.getByRole("list", { name: "Attachments" }).getByRole("listitem");
  await expect(chip.getByText("tok")).toBeVisible({ timeout: 60_000 });
}

/** A picture with as much detail as a photograph, as base64. */
async function drawLargeJpeg(): Promise<string> {
  const canvas = new OffscreenCanvas(8000, 6000);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("The browser draws nothing.");
  for (let spot = 0; spot < 60_000; spot += 1) {
    context.fillStyle = `hsl(${(spot * 137) % 360} ${40 + (spot % 50)}% ${30 + (spot % 45)}%)`;
    context.fillRect((spot * 7919) % 8000, (spot * 104_729) % 6000, 20 + (spot % 90), 20 + (spot % 70));
  }
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 })).arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 8190) text += String.fromCodePoint(...bytes.subarray(at, at + 8190));
  return btoa(text);
}

type Watched = typeof globalThis & { longestMs: number; watch?: PerformanceObserver };

function watchLongTasks(): void {
  const watched = globalThis as Watched;
  watched.longestMs = 0;
  watched.watch ??= new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watched.longestMs = Math.max(watched.longestMs, duration);
  });
  watched.watch.observe({ type: "longtask" });
}

/** The longest task in milliseconds; 0 where there was no task of 50 ms or more. */
async function getLongestTaskMs(): Promise<number> {
  // The browser tells of a task some time after its end.
  await new Promise((resolve) => setTimeout(resolve, 200));
  return (globalThis as Watched).longestMs;
}

type Pica = {
  resize: (from: HTMLImageElement, to: HTMLCanvasElement) => Promise<unknown>;
  toBlob: (from: HTMLCanvasElement, type: string, quality: number) => Promise<Blob>;
};

/** Scales the picture as a page without a worker does, or with the library. */
async function drawSmall(method: "canvas" | "pica"): Promise<number> {
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
  const library = (globalThis as typeof globalThis & { pica: () => Pica }).pica();
  await library.resize(image, canvas);
  return (await library.toBlob(canvas, "image/jpeg", 0.9)).size;
}

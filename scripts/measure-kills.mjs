// @ts-check
// Kills a browser at random moments while an answer streams, a prompt is typed, pictures are attached and a parameter is
// set, starts it again on the same profile, and prints what was lost. Asserts nothing. An argument is the number of kills.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { chromium } from "@playwright/test";
import { preview } from "vite";
import { computeMedian } from "./figures-table.mjs";
import { findBrowser } from "./find-browser.mjs";

const WORD_MS = 20;
const KILLS = Number(process.argv[2] ?? 30);
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEklEQVR4nGP4z8CAFWEXHbQSACj/P8Fu7N9hAAAAAElFTkSuQmCC",
  "base64",
);

/** @typedef {{ words: number, draft: string, pictures: number, temperature: string, setAgoMs: number }} Seen */

const api = createServer((request, response) => void answer(request, response)).listen(0, "127.0.0.1");
await once(api, "listening");
const address = api.address();
const apiUrl = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/v1`;
const app = await preview({ preview: { port: 0, host: "localhost" }, logLevel: "warn" });
const pageUrl = app.resolvedUrls?.local[0] ?? "";
const launch = await findBrowser();
const profile = mkdtempSync(join(tmpdir(), "etude-kills-"));

let session = await startBrowser();
await connect(session.page);
// Connections are in localStorage, which the browser itself writes to the disk some seconds later.
await wait(8000);
const rows = [];
for (let kill = 1; kill <= KILLS; kill += 1) {
  const { page } = session;
  await begin(page);
  const busy = Promise.allSettled([typeOn(page), attachOn(page, kill), setOn(page)]);
  await wait(300 + Math.random() * 3000);
  const seen = await readPage(page);
  await session.kill();
  await busy;
  session = await startBrowser(new URL(seen.url).hash);
  await session.page.locator('article[data-status="interrupted"]').waitFor({ timeout: 60_000 });
  // The pictures are drawn by code that is loaded after the prompt.
  const attached = session.page.locator('[aria-label="Attachments"] > li');
  if (seen.pictures > 0)
    await attached
      .nth(seen.pictures - 1)
      .waitFor({ timeout: 5000 })
      .catch(() => undefined);
  const kept = await readPage(session.page);
  rows.push({
    kill,
    "ms of text lost": Math.max(0, seen.words - kept.words) * WORD_MS,
    "words seen": seen.words,
    "characters of the draft lost": Math.max(0, seen.draft.length - kept.draft.length),
    "pictures lost": Math.max(0, seen.pictures - kept.pictures),
    pictures: seen.pictures,
    // What was set between the last look and the kill may be there too.
    "settings lost": Math.max(0, readSet(seen) - readSet(kept)),
    "ms since that setting": readSet(kept) < readSet(seen) ? seen.setAgoMs : "",
  });
}
await session.kill();
console.table(rows);
const lost = rows.map((row) => row["ms of text lost"]);
console.log(
  `Streamed text lost: median ${computeMedian(lost)} ms, most ${Math.max(...lost)} ms; load ${loadavg()[0]?.toFixed(1)}`,
);
rmSync(profile, { recursive: true, force: true });
process.exit(0);

/** Streams numbered words until the client leaves. @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response */
async function answer(request, response) {
  const cors = { "Access-Control-Allow-Origin": request.headers.origin ?? "*", "Access-Control-Allow-Headers": "*" };
  if (request.method === "OPTIONS") {
    response.writeHead(204, { ...cors, "Access-Control-Allow-Headers": "authorization, content-type" }).end();
    return;
  }
  response.writeHead(200, { ...cors, "Content-Type": "text/event-stream" });
  for (let index = 0; !response.destroyed && index < 5000; index += 1) {
    response.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: `w${index} ` } }] })}\n\n`);
    await wait(WORD_MS);
  }
}

/** A browser of its own on the profile, which `kill` ends with all its processes. */
async function startBrowser(hash = "") {
  const portFile = join(profile, "DevToolsActivePort");
  rmSync(portFile, { force: true });
  const child = spawn(
    launch.executablePath ?? chromium.executablePath(),
    [
      ...(launch.args ?? []),
      "--headless=new",
      "--no-sandbox",
      "--remote-debugging-port=0",
      `--user-data-dir=${profile}`,
      "--window-size=1280,900",
      "about:blank",
    ],
    { detached: true, stdio: "ignore" },
  );
  const end = () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-(child.pid ?? 0), "SIGKILL");
  };
  process.once("exit", end);
  while (!existsSync(portFile) || !readFileSync(portFile, "utf8").includes("\n")) await wait(20);
  const [port] = readFileSync(portFile, "utf8").split("\n");
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const context = browser.contexts()[0];
  if (!context) throw new Error("The browser has no window.");
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(new URL(hash, pageUrl).href);
  await page.getByRole("textbox", { name: "Prompt", exact: true }).waitFor();
  const kill = async () => {
    const over = once(child, "exit");
    end();
    await over;
    process.off("exit", end);
    await browser.close().catch(() => undefined);
  };
  return { page, kill };
}

/** @param {import("@playwright/test").Page} page */
async function connect(page) {
  await page.getByRole("button", { name: "Connections", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Connections" });
  await dialog.getByRole("combobox", { name: "Service", exact: true }).selectOption("Custom");
  await dialog.getByRole("textbox", { name: "Base URL" }).fill(apiUrl);
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByRole("combobox", { name: "Model" }).first().fill("any");
}

/** Runs a prompt in a new conversation and waits for the first words. @param {import("@playwright/test").Page} page */
async function begin(page) {
  await page.getByRole("button", { name: "New conversation" }).click();
  await page.getByRole("textbox", { name: "Prompt", exact: true }).fill("Count");
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.locator('article[aria-busy="true"] [data-part="text"]:not(:empty)').waitFor({ timeout: 60_000 });
}

/** Types until the browser is gone. @param {import("@playwright/test").Page} page */
async function typeOn(page) {
  await page.getByRole("textbox", { name: "Prompt", exact: true }).focus();
  for (;;) await page.keyboard.insertText("abcdefghij"[Math.floor(Math.random() * 10)] ?? "a");
}

/** Attaches a picture every half second. @param {import("@playwright/test").Page} page @param {number} kill */
async function attachOn(page, kill) {
  for (let count = 1; count <= 5; count += 1) {
    await wait(Math.random() * 500);
    const name = `picture-${kill}-${count}.png`;
    await page.getByLabel("Image files").setInputFiles([{ name, mimeType: "image/png", buffer: PIXEL }]);
  }
}

/** The number of a setting among all of its round. @param {Seen} seen */
function readSet({ temperature }) {
  return Math.round(Number(temperature) * 1000);
}

/** Sets the temperature again and again, each time a thousandth higher. @param {import("@playwright/test").Page} page */
async function setOn(page) {
  const field = page
    .getByRole("complementary", { name: "Parameters" })
    .getByRole("textbox", { name: "temperature", exact: true });
  for (let count = 1; ; count += 1) {
    await wait(200);
    await field.evaluate(
      (input, text) => {
        if (!(input instanceof HTMLInputElement)) return;
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, text);
        input.dispatchEvent(new InputEvent("input", { bubbles: true }));
        performance.mark("set");
      },
      String(count / 1000),
    );
  }
}

/** The contents of the page now. @param {import("@playwright/test").Page} page @returns {Promise<Seen & { url: string }>} */
async function readPage(page) {
  return page.evaluate(() => {
    const article = document.querySelector('article[data-status="streaming"], article[data-status="interrupted"]');
    const prompt = document.querySelector('textarea[aria-label="Prompt"]');
    const attached = document.querySelector('[aria-label="Attachments"]');
    const temperature = document.querySelector('aside[aria-label="Parameters"] [aria-label="temperature"] input');
    return {
      url: location.href,
      words: article?.textContent?.match(/w\d+ ?/g)?.length ?? 0,
      draft: prompt instanceof HTMLTextAreaElement ? prompt.value : "",
      pictures: attached?.querySelectorAll(":scope > li").length ?? 0,
      setAgoMs: Math.round(performance.now() - (performance.getEntriesByName("set").at(-1)?.startTime ?? 0)),
      temperature: temperature instanceof HTMLInputElement ? temperature.value : "",
    };
  });
}

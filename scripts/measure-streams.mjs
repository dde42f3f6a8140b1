// @ts-check
// Measures how long the built page is blocked while it reads responses larger than any real one. Asserts nothing. An
// argument selects the responses whose name contains it.
import { once } from "node:events";
import { createServer } from "node:http";
import { chromium } from "@playwright/test";
import { preview } from "vite";
import { findBrowser } from "./find-browser.mjs";

const PARAGRAPH = "The fugue begins with one voice alone, and *nobody* hurries it.\n\n";

/** @type {Record<string, () => Generator<string>>} */
const responses = {
  "100,000 events, chat completions": function* () {
    for (let count = 0; count < 100_000; count += 1) yield formatChunk({ content: createPiece(count) });
    yield formatFinish();
  },
  "100,000 events, messages": function* () {
    yield formatNamedEvent({ type: "content_block_start", index: 0, content_block: { type: "text", text: "" } });
    for (let count = 0; count < 100_000; count += 1)
      yield formatNamedEvent({
        type: "content_block_delta",
        index: 0,
        delta: { type: "text_delta", text: createPiece(count) },
      });
    yield (
      formatNamedEvent({ type: "message_delta", delta: { stop_reason: "end_turn" } }) +
      formatNamedEvent({ type: "message_stop" })
    );
  },
  "8 MB in one event": function* () {
    yield formatChunk({ content: PARAGRAPH.repeat(Math.ceil(8_000_000 / PARAGRAPH.length)) });
    yield formatFinish();
  },
  "8 MB in one event, one line": function* () {
    yield formatChunk({ content: "word ".repeat(1_600_000) });
    yield formatFinish();
  },
  "8 MB of thinking in one event": function* () {
    yield formatChunk({ reasoning_content: PARAGRAPH.repeat(Math.ceil(8_000_000 / PARAGRAPH.length)) });
    yield formatChunk({ content: "So." }) + formatFinish();
  },
};

let currentResponse = responses["8 MB in one event"];
const api = createServer(async (request, response) => {
  const origin = request.headers.origin ?? "*";
  const cors = { "Access-Control-Allow-Origin": origin, "Access-Control-Allow-Headers": "authorization, content-type" };
  if (request.method === "OPTIONS") {
    response.writeHead(204, cors).end();
    return;
  }
  response.writeHead(200, { ...cors, "Content-Type": "text/event-stream" });
  for (const piece of currentResponse?.() ?? []) if (!response.write(piece)) await once(response, "drain");
  response.end();
}).listen(0, "127.0.0.1");
await once(api, "listening");
const address = api.address();
const apiUrl = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/v1`;

const app = await preview({ preview: { port: 0, host: "localhost" }, logLevel: "warn" });
const browser = await chromium.launch(await findBrowser());
for (const [name, createEvents] of Object.entries(responses)) {
  if (!name.includes(process.argv[2] ?? "")) continue;
  currentResponse = createEvents;
  const page = await browser.newPage();
  await page.addInitScript(() => {
    const tasks = /** @type {number[]} */ ([]);
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => tasks.push(duration))).observe({
      type: "longtask",
    });
  });
  await page.goto(app.resolvedUrls?.local[0] ?? "");
  await connect(page, name.endsWith("messages") ? "Messages" : "Chat completions");
  // Idle-time fetches are not part of the measurement.
  await page.waitForLoadState("networkidle");
  await page.getByRole("textbox", { name: "Prompt", exact: true }).fill("Go");
  await page.evaluate(() => void ((/** @type {any} */ (window).tasks.length = 0)));
  const startedAtMs = Date.now();
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.locator('article[data-status="done"]').waitFor({ timeout: 300_000 });
  const settledMs = Date.now() - startedAtMs;
  // Two idle moments after the end, so that late layout counts too.
  for (let times = 0; times < 2; times += 1)
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  const tasks = await page.evaluate(() => /** @type {number[]} */ (/** @type {any} */ (window).tasks));
  const longest = Math.round(Math.max(0, ...tasks));
  const over = tasks.filter((ms) => ms > 200).length;
  console.log(
    `${name.padEnd(34)} settled after ${String(settledMs).padStart(6)} ms · longest task ${String(longest).padStart(5)} ms · ${over} over 200 ms`,
  );
  await page.close();
}
await browser.close();
process.exit(0);

/** @param {import("@playwright/test").Page} page @param {string} wire */
async function connect(page, wire) {
  await page.getByRole("button", { name: "Connections" }).click();
  const dialog = page.getByRole("dialog", { name: "Connections" });
  await dialog.getByRole("combobox", { name: "Service", exact: true }).selectOption("Custom");
  await dialog.getByRole("textbox", { name: "Base URL" }).fill(apiUrl);
  await dialog.getByRole("radio", { name: wire }).check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByRole("combobox", { name: "Model" }).fill("any");
}

/** @param {number} count */
function createPiece(count) {
  return count % 12 === 11 ? "\n\n" : `word${count % 7} `;
}

/** @param {object} delta */
function formatChunk(delta) {
  return `data: ${JSON.stringify({ choices: [{ index: 0, delta }] })}\n\n`;
}

function formatFinish() {
  return `data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] })}\n\n`;
}

/** @param {{ type: string, [name: string]: unknown }} value */
function formatNamedEvent(value) {
  return `event: ${value.type}\ndata: ${JSON.stringify(value)}\n\n`;
}

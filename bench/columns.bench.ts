import type { Locator, Page } from "@playwright/test";
import type { ApiServer } from "#e2e/api-server/start-api-server.ts";
import { startApiServer } from "#e2e/api-server/start-api-server.ts";
import { expect, openConnected, openPage, promptField, runButton, stopButton, test } from "#e2e/test.ts";
import { recordFigure } from "./record-figure.ts";

// Twelve columns that stream fifty tokens a second each, from three origins, while the user types, beside one column in
// the same page; and eight of a hundred pieces a second, beside a page that shows the same bytes as text. Records the
// measurements; asserts only that replies streamed.

const PRESETS = ["AI/ML API", "Custom", "Ollama"] as const;
const TOKEN_MS = 20;
const FAST_TOKEN_MS = 10;
const PARAGRAPH =
  "The **tide** turns twice a day, and with it `every` small boat; one [reads](https://example.com) the water. ";
const REPLY_TEXT =
  `## A heading\n\n${PARAGRAPH.repeat(6)}\n\n- one\n- two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n`.repeat(30);
const LONG_CHARS = 400_000;
const KEYS = 40;
const KEY_EVERY_MS = 120;

type Measured = {
  seconds: number;
  frames: number;
  droppedFrames: number;
  longestTaskMs: number;
  keyToPaintMs: number[];
  commits: number;
};

test("twelve columns beside one", async ({ page, mishaps }) => {
  test.setTimeout(300_000);
  const servers = await Promise.all(
    PRESETS.map(() => startApiServer({ key: null, paceMs: TOKEN_MS, extraModels: ["m"] })),
  );
  for (const server of servers) {
    mishaps.allowOrigin(server.origin);
    server.always({ kind: "answer", text: REPLY_TEXT, paceMs: TOKEN_MS });
  }
  await page.addInitScript(countCommits);
  await openPage(page);
  await connectAll(page, servers);
  await page.getByRole("combobox", { name: "Model" }).first().fill("m");
  const one = await measure(page);
  await addColumns(page, 12);
  const twelve = await measure(page);
  record("1 column", "Étude", [one]);
  record("12 columns", "Étude", [twelve]);
  for (const server of servers) await server.close();
});

test("eight columns of a hundred pieces a second, beside the same bytes as plain text", async ({
  page,
  context,
  mishaps,
}) => {
  test.setTimeout(300_000);
  const servers = await Promise.all(
    PRESETS.map(() => startApiServer({ key: null, paceMs: FAST_TOKEN_MS, extraModels: ["m"] })),
  );
  for (const server of servers) {
    mishaps.allowOrigin(server.origin);
    server.always({ kind: "answer", text: REPLY_TEXT, paceMs: FAST_TOKEN_MS });
  }
  await page.addInitScript(countCommits);
  await openPage(page);
  await connectAll(page, servers);
  await page.getByRole("combobox", { name: "Model" }).first().fill("m");
  await addColumns(page, 8);
  const plain = await context.newPage();
  await plain.addInitScript(countCommits);
  // In place of the same page: one that the browser makes up may not ask servers on this machine.
  await openPage(plain);
  await plain.evaluate(showPlain, 8);
  const own: Measured[] = [];
  const text: Measured[] = [];
  for (let round = 0; round < 3; round += 1) {
    await page.bringToFront();
    own.push(await measure(page));
    await plain.bringToFront();
    await plain.evaluate(streamPlain, { urls: servers.map(({ baseUrl }) => `${baseUrl}/chat/completions`), count: 8 });
    await plain.locator("textarea").focus();
    text.push(await measureTyping(plain));
    await plain.evaluate(() => (globalThis as Streaming).stopStreams());
  }
  record("8 columns × 100 pieces a second", "Étude", own);
  record("8 columns × 100 pieces a second", "plain text", text);
  for (const server of servers) await server.close();
});

test("one answer grows to 100,000 tokens, its last seconds, beside the same bytes as plain text", async ({
  page,
  context,
  mishaps,
}) => {
  test.setTimeout(300_000);
  const server = await startApiServer({ key: null, paceMs: FAST_TOKEN_MS, extraModels: ["m"] });
  mishaps.allowOrigin(server.origin);
  const text = REPLY_TEXT.repeat(Math.ceil(LONG_CHARS / REPLY_TEXT.length)).slice(0, LONG_CHARS);
  server.always({ kind: "answer", text, paceMs: FAST_TOKEN_MS, chunkText: cutLong });
  await page.addInitScript(countCommits);
  await openConnected(page, server);
  const plain = await context.newPage();
  await plain.addInitScript(countCommits);
  await openPage(plain);
  await plain.evaluate(showPlain, 1);
  const own: Measured[] = [];
  const beside: Measured[] = [];
  for (let round = 0; round < 3; round += 1) {
    await page.bringToFront();
    await promptField(page).fill("Tell me about the sea.");
    await runButton(page).click();
    const answer = page.locator('article[aria-busy="true"] [data-part="text"]');
    await expect.poll(() => countChars(answer), { timeout: 60_000 }).toBeGreaterThan(LONG_CHARS * 0.6);
    await promptField(page).focus();
    own.push(await measureTyping(page));
    await stopButton(page).click();
    await promptField(page).fill("");
    await plain.bringToFront();
    await plain.evaluate(streamPlain, { urls: [`${server.baseUrl}/chat/completions`], count: 1 });
    await expect.poll(() => countChars(plain.locator("pre"))).toBeGreaterThan(LONG_CHARS * 0.9);
    await plain.locator("textarea").focus();
    beside.push(await measureTyping(plain));
    await plain.evaluate(() => (globalThis as Streaming).stopStreams());
  }
  record("one answer at 100k tokens × 100 pieces a second", "Étude", own);
  record("one answer at 100k tokens × 100 pieces a second", "plain text", beside);
  await server.close();
});

/** Nearly all of a long answer in a few pieces, then a token a piece, more of them than are measured. */
function cutLong(text: string): string[] {
  const pieces: string[] = [];
  const slowFrom = text.length - 1500 * 4;
  for (let at = 0; at < slowFrom; at += 20_000) pieces.push(text.slice(at, Math.min(at + 20_000, slowFrom)));
  for (let at = Math.max(0, slowFrom); at < text.length; at += 4) pieces.push(text.slice(at, at + 4));
  return pieces;
}

const countChars = async (element: Locator): Promise<number> =>
  (await element.count()) === 0 ? 0 : ((await element.first().textContent()) ?? "").length;

/** Replaces a page by a text area and so many columns of plain text. */
function showPlain(count: number): void {
  const columns = document.createElement("div");
  columns.style.cssText = "display: flex; height: 80vh; overflow: auto";
  for (let column = 0; column < count; column += 1) columns.append(document.createElement("pre"));
  for (const column of columns.children)
    if (column instanceof HTMLElement) column.style.cssText = "width: 20rem; white-space: pre-wrap";
  document.body.replaceChildren(document.createElement("textarea"), columns);
}

type Streaming = typeof globalThis & { stopStreams: () => void };

/** Shows the bytes of several answers as they come, each in a column, without a line of script beyond that. */
async function streamPlain({ urls, count }: { urls: string[]; count: number }): Promise<void> {
  const stop = new AbortController();
  (globalThis as Streaming).stopStreams = () => stop.abort();
  const columns = [...document.querySelectorAll("pre")].slice(0, count);
  const body = JSON.stringify({ model: "m", stream: true, messages: [{ role: "user", content: "Tell me." }] });
  const headers = { "Content-Type": "application/json" };
  await Promise.all(
    columns.map(async (column, index) => {
      column.textContent = "";
      const url = urls[index % urls.length] ?? "";
      const response = await fetch(url, { method: "POST", body, headers, signal: stop.signal });
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      void (async () => {
        for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read())
          column.append(piece.value);
      })().catch(() => undefined);
    }),
  );
}

async function connectAll(page: Page, servers: readonly ApiServer[]): Promise<void> {
  for (const [index, preset] of PRESETS.entries()) {
    await page.getByRole("button", { name: "Connections" }).click();
    const dialog = page.getByRole("dialog", { name: "Connections" });
    await dialog.getByRole("combobox", { name: "Service", exact: true }).selectOption(preset);
    await dialog.getByRole("textbox", { name: "Base URL" }).fill(servers[index]?.baseUrl ?? "");
    await dialog.getByRole("textbox", { name: "API key" }).fill("k");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
  }
}

/** Adds columns up to so many, on the connections in turn. */
async function addColumns(page: Page, count: number): Promise<void> {
  for (let column = 1; column < count; column += 1) {
    await page.getByRole("button", { name: "Add variant" }).click();
    await page.getByRole("combobox", { name: "connection" }).selectOption(PRESETS[column % PRESETS.length] ?? "");
    await page
      .getByRole("region", { name: `Variant ${String.fromCodePoint(65 + column)}` })
      .getByRole("combobox", { name: "Model" })
      .fill("m");
  }
}

/** Runs a prompt in every column, types while the replies stream, and stops. */
async function measure(page: Page): Promise<Measured> {
  await promptField(page).fill("Tell me about the sea.");
  await runButton(page).click();
  const columns = await page.getByRole("region", { name: /^Variant/ }).count();
  await expect(page.locator('article[aria-busy="true"] [data-part="text"]:not(:empty)')).toHaveCount(columns, {
    timeout: 60_000,
  });
  await promptField(page).focus();
  const measured = await measureTyping(page);
  await stopButton(page).click();
  await promptField(page).fill("");
  return measured;
}

/** Types into the focused field and measures meanwhile. */
async function measureTyping(page: Page): Promise<Measured> {
  await page.evaluate(startMeasuring);
  for (let key = 0; key < KEYS; key += 1)
    await page.keyboard.type("abcdefghij"[key % 10] ?? "a", { delay: KEY_EVERY_MS });
  return page.evaluate(endMeasuring);
}

type Meter = {
  startedAtMs: number;
  frameMs: number[];
  tasksMs: number[];
  keysMs: number[];
  commitsBefore: number;
  end: () => void;
};
type Metered = typeof globalThis & { commits: number; meter: Meter };

/** React tells its developer tools of every commit, in a production build too. */
function countCommits(): void {
  const metered = globalThis as Metered;
  metered.commits = 0;
  Object.assign(globalThis, {
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      renderers: new Map(),
      inject: () => 1,
      onCommitFiberRoot: () => {
        metered.commits += 1;
      },
      onCommitFiberUnmount: () => {},
      onPostCommitFiberRoot: () => {},
      checkDCE: () => {},
    },
  });
}

function startMeasuring(): void {
  const metered = globalThis as Metered;
  const frameMs: number[] = [];
  const tasksMs: number[] = [];
  const keysMs: number[] = [];
  let last = performance.now();
  let isOn = true;
  const onFrame = () => {
    const now = performance.now();
    frameMs.push(now - last);
    last = now;
    if (isOn) requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
  const tasks = new PerformanceObserver((list) => tasksMs.push(...list.getEntries().map(({ duration }) => duration)));
  tasks.observe({ type: "longtask" });
  const onKey = (event: KeyboardEvent) => {
    // The frame after the key is drawn when the next task runs.
    requestAnimationFrame(() => setTimeout(() => keysMs.push(performance.now() - event.timeStamp)));
  };
  addEventListener("keydown", onKey, { capture: true });
  metered.meter = {
    startedAtMs: performance.now(),
    frameMs,
    tasksMs,
    keysMs,
    commitsBefore: metered.commits,
    end: () => {
      isOn = false;
      tasks.disconnect();
      removeEventListener("keydown", onKey, { capture: true });
    },
  };
}

function endMeasuring(): Measured {
  const { commits, meter } = globalThis as Metered;
  meter.end();
  return {
    seconds: (performance.now() - meter.startedAtMs) / 1000,
    frames: meter.frameMs.length,
    // At sixty frames a second: whatever a long frame left out.
    droppedFrames: meter.frameMs.reduce((sum, ms) => sum + Math.max(0, Math.round(ms / (1000 / 60)) - 1), 0),
    longestTaskMs: Math.max(0, ...meter.tasksMs),
    keyToPaintMs: meter.keysMs,
    commits: commits - meter.commitsBefore,
  };
}

function record(columns: string, contestant: string, rounds: readonly Measured[]): void {
  const recordEach = (figure: string, unit: string, read: (measured: Measured) => number[]) =>
    recordFigure(`${columns}: ${figure}`, contestant, rounds.flatMap(read), unit);
  recordEach("frames a second", "1/s", ({ frames, seconds }) => [frames / seconds]);
  recordEach("frames dropped", "%", ({ frames, droppedFrames }) => [(100 * droppedFrames) / (frames + droppedFrames)]);
  recordEach("longest task", "ms", ({ longestTaskMs }) => [longestTaskMs]);
  recordEach("key to paint", "ms", ({ keyToPaintMs }) => keyToPaintMs);
  recordEach("commits a frame", "", ({ commits, frames }) => [commits / frames]);
}

import { createServer } from "node:http";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { Locator, Page } from "@playwright/test";
import { expect, openPage, promptField, replies, runPrompt, test, openConnected } from "./test.ts";

const samples = fileURLToPath(new URL("../public/samples", import.meta.url));
const chart = `${samples}/bar-chart.png`;
const receipt = `${samples}/receipt.png`;
const PNG_DATA = `data:image/png;base64,${readFileSync(chart).toString("base64")}`;

const attachments = (page: Page): Locator => page.getByRole("list", { name: "Attachments" }).getByRole("listitem");
const added = (page: Page): Locator =>
  page
    .getByRole("article", { name: "Turn 1", exact: true })
    .getByRole("list", { name: "Added images" })
    .getByRole("listitem");

/** Pastes what a program puts on the clipboard into the focused element. */
async function paste(page: Page, { file, texts = {} }: { file?: string; texts?: Record<string, string> }) {
  await page.evaluate(
    ({ bytes, texts: given }) => {
      const data = new DataTransfer();
      if (bytes) data.items.add(new File([new Uint8Array(bytes)], "image.png", { type: "image/png" }));
      for (const [type, text] of Object.entries(given)) data.setData(type, text);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    { bytes: file === undefined ? undefined : [...readFileSync(file)], texts },
  );
}

/** Drops files, folders and texts from outside the browser onto the middle of an element. */
async function drop(
  page: Page,
  onto: Locator,
  { files = [], texts = {} }: { files?: string[]; texts?: Record<string, string> },
) {
  const box = await onto.boundingBox();
  if (!box) throw new Error("There is nothing to drop onto.");
  const browser = await page.context().newCDPSession(page);
  const items = Object.entries(texts).map(([mimeType, data]) => ({ mimeType, data }));
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await browser.send("Input.dispatchDragEvent", { type, ...at, data: { items, files, dragOperationsMask: 1 } });
  await browser.detach();
}

test("pictures pasted and dropped while a turn is edited belong to that turn, survive a reload and are sent with it", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await runPrompt(page, "What is this?");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  const turn = page.getByRole("article", { name: "Turn 1", exact: true });
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("textbox", { name: "Edit turn 1" })).toBeFocused();
  await paste(page, { file: chart });
  await expect(added(page)).toHaveCount(1);
  await drop(page, turn, { files: [receipt] });
  await expect(added(page)).toHaveCount(2);
  await expect(attachments(page)).toHaveCount(0);
  await promptField(page).focus();
  await paste(page, { file: chart });
  await expect(attachments(page)).toHaveCount(1);
  await expect(added(page)).toHaveCount(2);
  await page
    .getByRole("button", { name: /^Remove/ })
    .last()
    .click();
  await expect(attachments(page)).toHaveCount(0);
  await page.reload();
  await turn.hover();
  await turn.getByRole("button", { name: "Edit" }).click();
  await expect(added(page)).toHaveCount(2);
  await added(page).first().getByRole("button", { name: "Remove image.png" }).click();
  await expect(added(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Send as a new version" }).click();
  await expect(turn).toContainText("2 of 2");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await expect(turn.getByRole("list", { name: "Images" }).getByRole("img")).toHaveCount(1);
  const sent = api.requests.findLast(({ method }) => method === "POST")?.body as { messages: { content: unknown }[] };
  expect(sent.messages).toHaveLength(1);
  expect(JSON.stringify(sent.messages[0]?.content).match(/"type":"(?:image|image_url|text)"/g)).toEqual([
    expect.stringMatching(/image/),
    '"type":"text"',
  ]);
  await turn.getByRole("button", { name: "Edit" }).click();
  await expect(added(page)).toHaveCount(0);
});

test("a copied file is attached with its name beside it, and cells pasted outside a field go to the prompt as text", async ({
  page,
}) => {
  await openPage(page);
  await paste(page, { file: chart, texts: { "text/plain": "bar-chart.png" } });
  await expect(attachments(page)).toHaveCount(1);
  await expect(promptField(page)).toHaveValue("");
  await page.getByRole("button", { name: "Code", exact: true }).focus();
  await paste(page, {
    file: chart,
    texts: { "text/plain": "a\tb\n1\t2", "text/html": "<table><tr><td>a</td></tr></table>" },
  });
  await expect(promptField(page)).toHaveValue("a\tb\n1\t2");
  await expect(promptField(page)).toBeFocused();
  await expect(attachments(page)).toHaveCount(1);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(promptField(page)).toHaveValue("");
  await paste(page, { texts: { "text/plain": PNG_DATA } });
  await expect(attachments(page)).toHaveCount(2);
});

test("a folder, a link and pictures dragged as an address or as data are taken or refused in words, and the page stays", async ({
  page,
  mishaps,
}) => {
  const server = createServer((_request, response) => {
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.end(readFileSync(chart));
  }).listen(0, "localhost");
  await once(server, "listening");
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  mishaps.allowOrigin(origin);
  await openPage(page);
  const opened = page.url();
  const main = page.getByRole("main");
  await drop(page, main, { files: [samples] });
  await expect(page.getByRole("alert")).toHaveText(
    "“samples” is a folder and was not attached. Drop the images in it instead.",
  );
  await drop(page, main, { texts: { "text/uri-list": `${origin}/chart.png`, "text/plain": `${origin}/chart.png` } });
  await expect(attachments(page)).toHaveCount(1);
  await expect(page.getByRole("alert")).toHaveCount(0);
  await drop(page, promptField(page), { texts: { "text/html": `<img src="${PNG_DATA}">` } });
  await expect(attachments(page)).toHaveCount(2);
  await drop(page, main, {
    texts: { "text/uri-list": "https://example.com/page", "text/plain": "https://example.com/page" },
  });
  await expect(promptField(page)).toHaveValue("https://example.com/page");
  await page.getByRole("button", { name: "More ways to add an image" }).click();
  await page.getByRole("textbox", { name: "Address of an image" }).fill(PNG_DATA);
  await page.keyboard.press("Enter");
  await expect(attachments(page)).toHaveCount(3);
  expect(page.url().split("#")[0]).toBe(opened.split("#")[0]);
  server.close();
});

test("files and code that come before the rest of the page is loaded are taken once it is, without the key in the code, and the next dragged picture shows the drop target", async ({
  page,
}) => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/assets\/(?:part|first-view)[^/]*\.js$/, async (route) => {
    await released;
    await route.continue();
  });
  await openPage(page);
  await drop(page, page.getByRole("main"), { files: [chart] });
  await promptField(page).focus();
  await paste(page, { file: receipt, texts: { "text/plain": "image.png" } });
  await paste(page, {
    file: chart,
    texts: { "text/plain": "a\tb\n1\t2", "text/html": "<table><tr><td>a</td></tr></table>" },
  });
  const curl = 'curl https://api.openai.com/v1/responses -H "Authorization: Bearer sk-early-8Kd02mXwLbTf0Vn"';
  await paste(page, { texts: { "text/plain": curl } });
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([], "next.png"));
    document.body.dispatchEvent(new DragEvent("dragover", { dataTransfer, bubbles: true, cancelable: true }));
  });
  release();
  await expect(attachments(page)).toHaveCount(2);
  await expect(promptField(page)).toHaveValue(`a\tb\n1\t2${curl.replace(/sk-early\S+(?=")/, "‹key›")}`);
  await expect(page.getByText("Drop images or PDFs to attach them")).toBeVisible();
});

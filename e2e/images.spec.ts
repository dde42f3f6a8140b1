import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import type { ApiServer } from "./api-server/start-api-server.ts";
import { listPosts } from "./list-posts.ts";
import { attachments } from "./pictures.ts";
import { runPrompt, expect, openPage, promptField, replies, runButton, test, openConnected } from "./test.ts";
import { parsePictures } from "./received-pictures.ts";

const getPicturePath = (name: string): string => fileURLToPath(new URL(`images/${name}`, import.meta.url));

test("pictures can be pasted or dropped anywhere and removed by name, and attached pictures survive a reload", async ({
  page,
}) => {
  await openPage(page);
  const bytes = [...readFileSync(getPicturePath("f-orientation-1.jpg"))];
  await page.evaluate((content) => {
    const give = (type: string, name: string) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(content)], name, { type: "image/jpeg" }));
      const event =
        type === "paste"
          ? new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true })
          : new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
    };
    give("paste", "pasted.jpg");
    give("dragover", "dropped.jpg");
  }, bytes);
  await expect(page.getByText("Drop images or PDFs to attach them")).toBeVisible();
  await page.evaluate((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(content)], "dropped.jpg", { type: "image/jpeg" }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, bytes);
  await expect(page.getByText("Drop images or PDFs to attach them")).toBeHidden();
  await expect(attachments(page)).toHaveCount(2);
  await page.reload();
  await expect(attachments(page)).toHaveCount(2);
  await page.getByRole("button", { name: "Remove pasted.jpg" }).click();
  await expect(attachments(page)).toHaveCount(1);
  await promptField(page).fill("What is it?");
  await runButton(page).click();
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await page.reload();
  await expect(page.getByRole("article", { name: "Turn 1", exact: true }).getByRole("img")).toHaveCount(1);
});

test("an image and a question are sent in three steps; the picture is enlarged by keyboard, and its alternative text is saved but not sent", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await page.getByLabel("Image files").setInputFiles(getPicturePath("f-orientation-1.jpg"));
  await expect(attachments(page)).toHaveCount(1);
  await page.keyboard.type("What is this?");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  const [request] = listPosts(api.requests);
  expect(request?.violations).toEqual([]);
  expect(request?.body).toMatchObject({
    messages: [{ role: "user", content: [{ type: "image" }, { type: "text", text: "What is this?" }] }],
  });
  await expect(attachments(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Enlarge image 1" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Alternative text" }).fill("The letter F");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Enlarge The letter F" })).toBeFocused();
  await promptField(page).press("ControlOrMeta+Enter");
  await expect(page.getByRole("article", { name: /sample 2 of 2/ })).toHaveAttribute("data-status", "done");
  expect(api.requests.at(-1)?.bodyText).not.toContain("The letter F");
  await page.reload();
  await expect(page.getByRole("img", { name: "The letter F" })).toBeVisible();
});

test("the start page begins with its headline on a phone and offers ten sample cards; one leads to an answer in two steps, in which the demo model reports the size of the picture", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 600 });
  await openPage(page);
  await expect(page.getByRole("heading", { name: /^Play the same piece/ })).toBeInViewport({ ratio: 1 });
  const cards = page.getByRole("list", { name: /to try$/ }).getByRole("listitem");
  await expect(cards).toHaveCount(5);
  await page.getByRole("button", { name: "More images to try" }).click();
  await expect(cards).toHaveCount(10);
  await page.getByRole("button", { name: /Find the buttons/ }).click();
  await expect(attachments(page)).toContainText("960×600");
  await expect(promptField(page)).toHaveValue(/in pixels of the image/);
  await page.getByRole("button", { name: /Read a chart/ }).click();
  await expect(attachments(page)).toContainText("900×600");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await expect(replies(page)).toContainText("900×600");
  await expect(replies(page)).toContainText(/cannot recogni[sz]e/);
});

/** Attaches pictures, as many as go into a message beside a text, and sends them. Returns the pictures as they arrived. */
async function sendPictures(page: Page, api: ApiServer, names: readonly string[]) {
  const before = listPosts(api.requests).length;
  await page.getByLabel("Image files").setInputFiles(names.map(getPicturePath));
  await expect(attachments(page).filter({ hasText: "tok" })).toHaveCount(names.length);
  const chips = await attachments(page).allInnerTexts();
  await runPrompt(page, `Look at ${names.join(", ")}`);
  await expect(page.locator('article[data-status="done"]')).toHaveCount(before + 1);
  const pictures = parsePictures(listPosts(api.requests)[before]).slice(-names.length);
  return pictures.map((picture, index) => ({ ...picture, name: names[index] ?? "", chip: chips[index] ?? "" }));
}

test("a JPEG of each EXIF orientation arrives upright, without metadata, at the size shown on its chip", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  const files = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `f-orientation-${number}.jpg`);
  const sent = [
    ...(await sendPictures(page, api, files.slice(0, 4))),
    ...(await sendPictures(page, api, files.slice(4))),
  ];
  expect(sent).toHaveLength(8);
  for (const { name, chip, mediaType, bytes } of sent) {
    expect(mediaType).toBe("image/jpeg");
    expect(bytes.includes("Exif")).toBe(false);
    const pixels = await page.evaluate(async (base64) => {
      const raw = new Blob([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], { type: "image/jpeg" });
      const bitmap = await createImageBitmap(raw, { imageOrientation: "none" });
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext("2d", { willReadFrequently: true });
      context?.drawImage(bitmap, 0, 0);
      const dark = (x: number, y: number) => {
        const [red = 255] =
          context?.getImageData(Math.round(x * bitmap.width), Math.round(y * bitmap.height), 1, 1).data ?? [];
        return red < 128;
      };
      return {
        width: bitmap.width,
        height: bitmap.height,
        stem: dark(0.25, 0.85),
        arm: dark(0.7, 0.15),
        empty: dark(0.75, 0.85),
      };
    }, bytes.toString("base64"));
    // An F has its stem at the left and its arm at the top, and nothing at the bottom right.
    expect(pixels, name).toMatchObject({ stem: true, arm: true, empty: false });
    expect(chip).toContain(`${pixels.width}×${pixels.height}`);
  }
});

const NOTES: Record<string, string> = {
  "cmyk.jpg": "",
  "palette.png": "",
  "sixteen-bit.png": "",
  "animated.gif": "first frame",
  "picture.webp": "",
  "picture.bmp": "converted from BMP",
  "script.svg": "converted from SVG",
};

const MAGIC: Record<string, string> = {
  "image/png": "89504e47",
  "image/jpeg": "ffd8ff",
  "image/gif": "474946",
  "image/webp": "52494646",
};

test("every picture format is accepted, conversions are noted on the chip, and the media type matches the sent bytes", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  const files = Object.keys(NOTES);
  const sent = [
    ...(await sendPictures(page, api, files.slice(0, 4))),
    ...(await sendPictures(page, api, files.slice(4))),
  ];
  expect(sent).toHaveLength(files.length);
  for (const { name, chip, mediaType, bytes } of sent) {
    expect(chip).toContain(NOTES[name]);
    expect(bytes.toString("hex").startsWith(MAGIC[mediaType] ?? "none"), name).toBe(true);
  }
});

test("files that are not valid pictures are refused by name, and valid ones stay in the order in which they were chosen, whichever is ready first", async ({
  page,
}) => {
  await openPage(page);
  const give = (name: string, buffer = readFileSync(getPicturePath(name)), mimeType = "image/jpeg") => ({
    name,
    mimeType,
    buffer,
  });
  const large =
    '<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="3000"><rect width="4000" height="3000" fill="teal"/></svg>';
  await page
    .getByLabel("Image files")
    .setInputFiles([
      give("empty.png", Buffer.alloc(0)),
      give("not-a-picture.png"),
      give("truncated.jpg"),
      give("large.svg", Buffer.from(large), "image/svg+xml"),
      give("f-orientation-1.jpg"),
    ]);
  await expect(attachments(page)).toHaveCount(2);
  await expect(attachments(page).first().getByRole("button", { name: "Remove large.svg" })).toBeVisible();
  const alerts = page.getByRole("alert");
  await expect(alerts).toHaveCount(3);
  for (const name of ["empty.png", "not-a-picture.png", "truncated.jpg"])
    await expect(alerts.filter({ hasText: name })).toHaveCount(1);
});

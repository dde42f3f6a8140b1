import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { listPosts } from "./list-posts.ts";
import { attachments } from "./pictures.ts";
import { runPrompt, expect, openPage, promptField, replies, runButton, test, openConnected } from "./test.ts";
import { parsePictures } from "./received-pictures.ts";

const getPicturePath = (name: string): string => fileURLToPath(new URL(`images/${name}`, import.meta.url));

test("an image and a question are sent in three steps: attach, type, run", async ({ page, api }) => {
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
});

test("a sample card leads to an answer in two steps, and the demo model reports the size of the picture", async ({
  page,
}) => {
  await openPage(page);
  await page.getByRole("button", { name: /Read a chart/ }).click();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await expect(replies(page)).toContainText("900×600");
  await expect(replies(page)).toContainText(/cannot recogni[sz]e/);
});

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

test("a picture of a turn is enlarged by keyboard, and its alternative text is saved but not sent", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await page.getByLabel("Image files").setInputFiles(getPicturePath("f-orientation-1.jpg"));
  await expect(attachments(page)).toHaveCount(1);
  await runPrompt(page, "Look");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
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

test("more than five parts for Claude on AI/ML API are refused before sending, with the reason", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await page
    .getByLabel("Image files")
    .setInputFiles([1, 2, 3, 4, 5].map((number) => getPicturePath(`f-orientation-${number}.jpg`)));
  await expect(attachments(page)).toHaveCount(5);
  await runPrompt(page, "Five and a text are six");
  await expect(page.locator("#run-reason")).toContainText("at most 5 parts");
  expect(listPosts(api.requests)).toEqual([]);
  await expect(promptField(page)).toHaveValue("Five and a text are six");
});

test("a JPEG of each EXIF orientation arrives upright, without metadata, at the size shown on its chip", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  for (let number = 1; number <= 8; number += 1) {
    await page.getByLabel("Image files").setInputFiles(getPicturePath(`f-orientation-${number}.jpg`));
    await expect(attachments(page)).toHaveCount(1);
    const chip = await attachments(page).innerText();
    const nth = listPosts(api.requests).length;
    await runPrompt(page, `Orientation ${number}`);
    await expect(page.getByRole("article", { name: `Reply A, turn ${number}`, exact: true })).toHaveAttribute(
      "data-status",
      "done",
    );
    const sent = parsePictures(listPosts(api.requests)[nth]).at(-1);
    expect(sent?.mediaType).toBe("image/jpeg");
    expect(sent?.bytes.includes("Exif")).toBe(false);
    const pixels = await page.evaluate(
      async (base64) => {
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
      },
      sent?.bytes.toString("base64") ?? "",
    );
    // An F has its stem at the left and its arm at the top, and nothing at the bottom right.
    expect(pixels, `orientation ${number}`).toMatchObject({ stem: true, arm: true, empty: false });
    expect(chip).toContain(`${pixels.width}×${pixels.height}`);
  }
});

test("files that are not valid pictures are refused by name, and a valid picture chosen with them is attached", async ({
  page,
}) => {
  await openPage(page);
  const give = (name: string, buffer = readFileSync(getPicturePath(name))) => ({
    name,
    mimeType: "image/jpeg",
    buffer,
  });
  const files = [
    give("empty.png", Buffer.alloc(0)),
    give("not-a-picture.png"),
    give("truncated.jpg"),
    give("f-orientation-1.jpg"),
  ];
  await page.getByLabel("Image files").setInputFiles(files);
  await expect(attachments(page)).toHaveCount(1);
  const alerts = page.getByRole("alert");
  await expect(alerts).toHaveCount(3);
  for (const name of ["empty.png", "not-a-picture.png", "truncated.jpg"])
    await expect(alerts.filter({ hasText: name })).toHaveCount(1);
});

const KINDS = {
  "cmyk.jpg": "",
  "palette.png": "",
  "sixteen-bit.png": "",
  "animated.gif": "first frame",
  "picture.webp": "",
  "picture.bmp": "converted from BMP",
  "script.svg": "converted from SVG",
};

test("every picture format is accepted, conversions are noted on the chip, and the media type matches the sent bytes", async ({
  page,
  api,
  mishaps,
}) => {
  await openConnected(page, api);
  for (const [index, [name, note]] of Object.entries(KINDS).entries()) {
    await page.getByLabel("Image files").setInputFiles(getPicturePath(name));
    await expect(attachments(page)).toHaveCount(1);
    await expect(attachments(page)).toContainText(note);
    await runPrompt(page, `Look at ${name}`);
    await expect(page.locator('article[data-status="done"]')).toHaveCount(index + 1);
    const sent = parsePictures(listPosts(api.requests).at(-1)).at(-1);
    const magic: Record<string, string> = {
      "image/png": "89504e47",
      "image/jpeg": "ffd8ff",
      "image/gif": "474946",
      "image/webp": "52494646",
    };
    expect(sent?.bytes.toString("hex").startsWith(magic[sent.mediaType] ?? "none"), name).toBe(true);
    expect(mishaps.all, name).toEqual([]);
  }
});

test("attachments stay in the order in which they were chosen, whichever is ready first", async ({ page }) => {
  await openPage(page);
  const large = {
    name: "large.svg",
    mimeType: "image/svg+xml",
    buffer: Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="3000"><rect width="4000" height="3000" fill="teal"/></svg>',
    ),
  };
  const small = {
    name: "small.jpg",
    mimeType: "image/jpeg",
    buffer: readFileSync(getPicturePath("f-orientation-1.jpg")),
  };
  await page.getByLabel("Image files").setInputFiles([large, small]);
  await expect(attachments(page)).toHaveCount(2);
  await expect(attachments(page).first().getByRole("button", { name: "Remove large.svg" })).toBeVisible();
});

test("a sample card replaces the typed prompt, and Undo restores the prompt", async ({ page }) => {
  await openPage(page);
  await promptField(page).fill("My precious text");
  await page.getByRole("button", { name: /Change one setting/ }).click();
  await expect(promptField(page)).toHaveValue(/temperature/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(promptField(page)).toHaveValue("My precious text");
});

test("pictures of an unanswered turn count as parts of the next message, and too many parts block the run", async ({
  page,
  api,
  mishaps,
}) => {
  mishaps.allowFailedLoads();
  await openConnected(page, api);
  api.next({ kind: "status", status: 403, body: { message: "You've run out of credits." } });
  await page
    .getByLabel("Image files")
    .setInputFiles([1, 2, 3, 4].map((number) => getPicturePath(`f-orientation-${number}.jpg`)));
  await expect(attachments(page)).toHaveCount(4);
  await runPrompt(page, "First");
  await expect(replies(page)).toHaveAttribute("data-status", "failed");
  const sent = api.requests.length;
  await page.getByLabel("Image files").setInputFiles(getPicturePath("f-orientation-5.jpg"));
  await expect(attachments(page)).toHaveCount(1);
  await runPrompt(page, "Second");
  await expect(page.locator("#run-reason")).toContainText("takes at most 5");
  await expect(promptField(page)).toHaveValue("Second");
  await expect(replies(page)).toHaveCount(1);
  expect(api.requests.length).toBe(sent);
});

test("Undo of a sample card restores the prompt in its own conversation, even from another conversation", async ({
  page,
}) => {
  await openPage(page);
  await promptField(page).fill("My precious text");
  await page.getByRole("button", { name: /Change one setting/ }).click();
  await expect(promptField(page)).not.toHaveValue("My precious text");
  await page.getByRole("button", { name: /^New/ }).click();
  await expect(promptField(page)).toHaveValue("");
  const address = page.url();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(promptField(page)).toHaveValue("My precious text");
  expect(page.url()).not.toBe(address);
  await page.reload();
  await expect(promptField(page)).toHaveValue("My precious text");
});

test("the start page begins with its headline on a phone; it offers four sample cards and an experiment, and one click shows all ten", async ({
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
});

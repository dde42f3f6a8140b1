import type { Locator, Page } from "@playwright/test";
import type { ReceivedRequest } from "./api-server/exchange.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { runPrompt, connect, expect, openPage, promptField, replies, test } from "./fixtures.ts";
import {
  getTileColour,
  drawTiles,
  decodePicture,
  measureRegion,
  parsePictures,
  type ReceivedPicture,
} from "./received-pictures.ts";

const attachments = (page: Page) => page.getByRole("list", { name: "Attachments" }).getByRole("listitem");
const stage = (page: Page) => page.getByRole("application");

/** The only picture of the last request. */
function getOnlyPicture(requests: readonly ReceivedRequest[]): ReceivedPicture {
  const pictures = parsePictures(requests.findLast(({ method }) => method === "POST"));
  const [picture] = pictures;
  if (!picture || pictures.length > 1) throw new Error(`${pictures.length} pictures were sent.`);
  return picture;
}

/** Attaches a picture of coloured blocks. */
async function attachTiles(page: Page, width: number, height: number, name = "blocks.png"): Promise<void> {
  const buffer = await drawTiles(page, width, height);
  await page.getByLabel("Image files").setInputFiles({ name, mimeType: "image/png", buffer });
  await expect(attachments(page).last()).toContainText("tok");
}

/** Drags over a picture, from one place to another, each in shares of its width and height. */
async function dragOver(page: Page, over: Locator, from: [number, number], to: [number, number]): Promise<void> {
  const box = await over.boundingBox();
  if (!box) throw new Error("There is nothing to drag over.");
  const at = ([x, y]: [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]));
  await page.mouse.move(...at(to));
  await page.mouse.up();
}

test("a cropped and rotated picture arrives at the server pixel for pixel, at the size shown on its chip", async ({
  page,
  api,
}) => {
  await openPage(page);
  await connect(page, api);
  await attachTiles(page, 400, 300);
  await page.getByRole("button", { name: "Edit blocks.png" }).click();
  await dragOver(page, stage(page), [0.25, 0.2], [0.75, 0.8]);
  await expect(page.locator('[data-part="figures"]')).toContainText("cropped");
  await page.getByRole("button", { name: "Turn right" }).click();
  await expect(page.locator('[data-part="figures"]')).toContainText("turned");
  await page.getByRole("button", { name: "Done" }).click();
  const chip = await attachments(page).innerText();
  await runPrompt(page, "Look");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  const sent = getOnlyPicture(api.requests);
  const { width, height } = await decodePicture(page, sent);
  expect(chip).toContain(`${width}×${height}`);
  // A drag on the screen is exact to about a pixel of the picture.
  expect(Math.abs(width - 180)).toBeLessThanOrEqual(3);
  expect(Math.abs(height - 200)).toBeLessThanOrEqual(3);
  const shares = [0, 0.3, 0.6, 0.999];
  const points = shares.flatMap((x) => shares.map((y) => [Math.floor(x * width), Math.floor(y * height)] as const));
  const { colours } = await decodePicture(page, sent, points);
  // Turned right, the sent picture's right edge was the crop's top, and its top the crop's left.
  const isExactAt = (left: number, top: number) =>
    points.every(([x, y], index) => colours[index]?.join() === getTileColour(left + y, top + (width - 1 - x)).join());
  const offsets = [-2, -1, 0, 1, 2];
  expect(offsets.some((x) => offsets.some((y) => isExactAt(100 + x, 60 + y)))).toBe(true);
});

test("blacked-out regions arrive uniform, blurred regions arrive without edges, and the original is deleted", async ({
  page,
  api,
}) => {
  await openPage(page);
  await connect(page, api);
  await attachTiles(page, 2100, 1400);
  await page.getByRole("button", { name: "Edit blocks.png" }).click();
  await page.getByRole("button", { name: "Black out" }).click();
  await dragOver(page, stage(page), [0.1, 0.1], [0.4, 0.5]);
  await page.getByRole("button", { name: "Blur" }).click();
  await dragOver(page, stage(page), [0.6, 0.5], [0.9, 0.9]);
  // Run waits for what is still being drawn: nothing that was taken out is sent.
  await page.keyboard.press("Escape");
  await runPrompt(page, "Look");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  const sent = getOnlyPicture(api.requests);
  expect(sent.mediaType).toBe("image/png");
  const black = await measureRegion(page, sent, { left: 0.102, top: 0.103, right: 0.398, bottom: 0.497 });
  expect(black).toEqual({ colours: 1, first: [0, 0, 0], steepest: 0 });
  const blurred = await measureRegion(page, sent, { left: 0.61, top: 0.51, right: 0.89, bottom: 0.89 });
  expect(blurred.steepest).toBeLessThanOrEqual(4);
  const countStoredBlobs = () =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const opening = indexedDB.open("etude");
          opening.addEventListener("success", () => {
            const count = opening.result.transaction("blobs").objectStore("blobs").count();
            count.addEventListener("success", () => {
              opening.result.close();
              resolve(count.result);
            });
          });
        }),
    );
  await expect.poll(countStoredBlobs).toBe(1);
});

test("edit steps can be undone and redone, even after a reload, and Start over restores the attached picture", async ({
  page,
}) => {
  await openPage(page);
  await attachTiles(page, 2100, 1400);
  const first = await attachments(page).innerText();
  const editSummary = page.locator('[data-part="figures"]');
  await page.getByRole("button", { name: "Edit blocks.png" }).click();
  await dragOver(page, stage(page), [0.002, 0.002], [0.5, 0.998]);
  await expect(editSummary).toContainText("cropped");
  await page.getByRole("button", { name: "Number" }).click();
  await stage(page).click();
  await expect(editSummary).toContainText("marked");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(editSummary).not.toContainText("marked");
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(editSummary).toContainText("marked");
  await page.getByRole("checkbox", { name: "Original size" }).check();
  await expect(editSummary).toContainText(/\b104\d×139\d px/);
  await expect(editSummary).toContainText("the model scales it to");
  await page.reload();
  await page.getByRole("button", { name: "Edit blocks.png" }).click();
  await expect(editSummary).toContainText(/\b104\d×139\d px/);
  await page.getByRole("button", { name: "Undo step" }).click();
  await expect(editSummary).not.toContainText(/\b104\d×139\d px/);
  await page.getByRole("button", { name: "Start over" }).click();
  await expect(editSummary).not.toContainText("marked");
  await page.getByRole("button", { name: "Done" }).click();
  await expect(attachments(page)).toHaveText(first.replaceAll("\n", ""));
});

test("a region is blacked out by keyboard alone, and Escape removes the box before closing the editor", async ({
  page,
  api,
}) => {
  await openPage(page);
  await connect(page, api);
  await attachTiles(page, 400, 300);
  await page.getByRole("button", { name: "Edit blocks.png" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Black out" }).focus();
  await page.keyboard.press("Enter");
  await stage(page).focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Escape");
  await expect(stage(page)).toBeVisible();
  for (const key of ["ArrowLeft", "Shift+ArrowRight", "Shift+ArrowDown", "Alt+ArrowLeft", "Enter"])
    await page.keyboard.press(key);
  await expect(page.locator('[data-part="figures"]')).toContainText("a part blacked out");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("button", { name: "Edit blocks.png" })).toBeFocused();
  await runPrompt(page, "Look");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  // The middle quarter, eight wider and six higher, one to the left.
  const points = [
    [149, 113],
    [256, 195],
    [148, 113],
    [257, 195],
  ] as const;
  const { colours } = await decodePicture(page, getOnlyPicture(api.requests), points);
  expect(colours).toEqual([[0, 0, 0], [0, 0, 0], getTileColour(148, 113), getTileColour(257, 195)]);
});

test("axe finds no violation in the picture editor, light and dark, and the editor fits a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page);
  await attachTiles(page, 400, 300);
  await page.getByRole("button", { name: "Edit blocks.png" }).click();
  await page.getByRole("button", { name: "Pen" }).click();
  await dragOver(page, stage(page), [0.2, 0.2], [0.7, 0.7]);
  await expect(page.locator('[data-part="figures"]')).toContainText("marked");
  await expectAccessible(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await page.getByRole("button", { name: "Done" }).click();
  await expect(promptField(page)).toBeVisible();
});

test("a question about a region of a sent picture takes two more steps: open the picture, drag over the region", async ({
  page,
  api,
}) => {
  await openPage(page);
  await connect(page, api);
  await attachTiles(page, 400, 300);
  await runPrompt(page, "Look");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await page.getByRole("button", { name: "Enlarge image 1" }).click();
  await dragOver(page, stage(page), [0.7, 0.1], [0.9, 0.3]);
  await expect(promptField(page)).toBeFocused();
  await page.keyboard.type("What is it?");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByRole("article", { name: "Reply A, turn 2", exact: true })).toHaveAttribute(
    "data-status",
    "done",
  );
  const { body } = api.requests.findLast(({ method }) => method === "POST") ?? {};
  const last = (body as { messages: { content: { type: string; text?: string }[] }[] }).messages.at(-1);
  const text = last?.content.find(({ type }) => type === "text")?.text ?? "";
  const match =
    /^The attached image is the part at the top right of the image in my first message, from \((\d+), (\d+)\) to \((\d+), (\d+)\) of 400×300 pixels\.\nWhat is it\?$/.exec(
      text,
    );
  expect(match, text).not.toBeNull();
  const [left = 0, top = 0, right = 0, bottom = 0] = (match ?? []).slice(1).map(Number);
  // The part is exactly what was said of it.
  const cut = parsePictures(api.requests.findLast(({ method }) => method === "POST")).at(-1);
  if (!cut) throw new Error("No part was sent.");
  const { width, height, colours } = await decodePicture(page, cut, [
    [0, 0],
    [right - left - 1, bottom - top - 1],
  ]);
  expect([width, height]).toEqual([right - left, bottom - top]);
  expect(colours).toEqual([getTileColour(left, top), getTileColour(right - 1, bottom - 1)]);
});

test("a region of a picture is chosen for a question by keyboard alone, and the typed prompt stays", async ({
  page,
}) => {
  await openPage(page);
  await attachTiles(page, 400, 300);
  await runPrompt(page, "Look");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await promptField(page).fill("Tell me more.");
  await page.getByRole("button", { name: "Enlarge image 1" }).focus();
  await page.keyboard.press("Enter");
  await stage(page).focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(promptField(page)).toBeFocused();
  await expect(promptField(page)).toHaveValue(
    /^Tell me more\.\nThe attached image is the part in the middle of the image/,
  );
  await expect(attachments(page)).toContainText("the part in the middle");
});

test("boxes in replies are drawn within a pixel for every coordinate format, and light up together with their lines", async ({
  page,
  api,
}) => {
  await openPage(page);
  await connect(page, api);
  // Scaled, and turned before it is sent.
  await attachTiles(page, 2100, 1400);
  await page.getByRole("button", { name: "Edit blocks.png" }).click();
  await page.getByRole("button", { name: "Turn right" }).click();
  await expect(page.locator('[data-part="figures"]')).toContainText("turned");
  const [, width = 0, height = 0] = (
    /(\d+)×(\d+) px/.exec(await page.locator('[data-part="figures"]').innerText()) ?? []
  ).map(Number);
  await page.getByRole("button", { name: "Done" }).click();
  const share = [0.2, 0.25, 0.6, 0.75] as const;
  const counted = (across: number, down: number) =>
    share.map((value, index) => Math.round(value * (index % 2 === 0 ? across : down) * 1000) / 1000);
  api.next(
    { kind: "answer", text: `Found it:\n\n${JSON.stringify([{ label: "cup", box: counted(width, height) }])}` },
    { kind: "answer", text: `{"name": "mug", "x1": 0.2, "y1": 0.25, "x2": 0.6, "y2": 0.75}` },
    { kind: "answer", text: `\`\`\`json\n[{"box_2d": [250, 200, 750, 600], "label": "beaker"}]\n\`\`\`` },
  );
  await runPrompt(page, "Where is the cup?");
  for (const count of [1, 2, 3]) {
    await expect(replies(page)).toHaveCount(count);
    await expect(replies(page).last()).toHaveAttribute("data-status", "done");
    if (count < 3) await page.keyboard.press("ControlOrMeta+Enter");
  }
  await page.getByRole("button", { name: "Show 3 boxes" }).click();
  const dialog = page.getByRole("dialog");
  const over = await stage(page).locator("img").boundingBox();
  if (!over) throw new Error("There is no picture.");
  const drawn = await dialog.locator("[data-shape]").evaluateAll((rects) =>
    rects.map((rect) => {
      const matrix = (rect as SVGGraphicsElement).getScreenCTM();
      const { x, y, width, height } = (rect as SVGGraphicsElement).getBBox();
      const [from, to] = [new DOMPoint(x, y), new DOMPoint(x + width, y + height)].map((point) =>
        point.matrixTransform(matrix ?? undefined),
      );
      return [from?.x ?? 0, from?.y ?? 0, to?.x ?? 0, to?.y ?? 0];
    }),
  );
  expect(drawn).toHaveLength(3);
  const expected = [
    over.x + 0.2 * over.width,
    over.y + 0.25 * over.height,
    over.x + 0.6 * over.width,
    over.y + 0.75 * over.height,
  ];
  for (const sides of drawn)
    for (const [index, side] of sides.entries()) expect(Math.abs(side - (expected[index] ?? 0))).toBeLessThanOrEqual(1);
  const lines = dialog.locator("pre [data-lit]");
  const box = (name: string) => dialog.getByRole("img", { name: new RegExp(`^${name}, Reply A`) });
  await lines.nth(1).focus();
  await expect(box("mug")).toHaveAttribute("data-lit", "true");
  await box("beaker").focus();
  await expect(lines.nth(2)).toHaveAttribute("data-lit", "true");
  await expect(lines.nth(1)).toHaveAttribute("data-lit", "false");
  await dialog.getByRole("checkbox", { name: /sample 1 of 3/ }).uncheck();
  await expect(box("cup")).toHaveCount(0);
  await expectAccessible(page);
});

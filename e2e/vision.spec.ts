import { expectAccessible } from "./expect-accessible.ts";
import { attachments, stage, attachTiles, getOnlyPicture, dragOver } from "./pictures.ts";
import { getTileColour, decodePicture, measureRegion } from "./received-pictures.ts";
import { expect, openPage, promptField, replies, runPrompt, test, openConnected } from "./test.ts";

test("a cropped and rotated picture arrives at the server pixel for pixel, at the size shown on its chip", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await attachTiles(page, { "blocks.png": [400, 300] });
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
  await openConnected(page, api);
  await attachTiles(page, { "blocks.png": [2100, 1400] });
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
  await attachTiles(page, { "blocks.png": [2100, 1400] });
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
  await openConnected(page, api);
  await attachTiles(page, { "blocks.png": [400, 300] });
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
  await attachTiles(page, { "blocks.png": [400, 300] });
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

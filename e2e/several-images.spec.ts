import type { Locator, Page } from "@playwright/test";
import type { ReceivedRequest } from "./api-server/exchange.ts";
import { expectReplies } from "./columns.ts";
import { listPosts } from "./list-posts.ts";
import { attachments, attachTiles, listPictureSizes, costsOf, sizesOf } from "./pictures.ts";
import { expect, openPage, runPrompt, test, openConnected } from "./test.ts";

const pane = (page: Page, name: string | RegExp) => page.getByRole("application", { name });

/** The texts of the last message of a request and "picture" for each picture, in the order sent. */
function listPartTexts(request: ReceivedRequest | undefined): string[] {
  const body = request?.body as { messages: { content: { type: string; text?: string }[] }[] } | undefined;
  return (body?.messages.at(-1)?.content ?? []).map(({ type, text }) => (type === "text" ? (text ?? "") : "picture"));
}

/** Where the picture of a pane is on the screen, from the pane's corner. */
async function measurePicturePosition(shown: Locator): Promise<{ x: number; y: number; width: number }> {
  return shown.evaluate((element) => {
    const own = element.getBoundingClientRect();
    const picture = element.querySelector("img, canvas")?.getBoundingClientRect() ?? own;
    return { x: picture.x - own.x, y: picture.y - own.y, width: picture.width };
  });
}

test("pictures are sent in their order in the composer, which keys and dragging change, with labels on request", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await attachTiles(page, { "a.png": [100, 40], "b.png": [120, 40], "c.png": [140, 40] });
  await page.getByRole("button", { name: "Move c.png", exact: true }).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(attachments(page).nth(1)).toContainText("140×40");
  await expect(page.getByRole("button", { name: "Move c.png", exact: true })).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page
    .getByRole("button", { name: "Move b.png", exact: true })
    .locator("..")
    .dragTo(page.getByRole("button", { name: "Move a.png", exact: true }).locator(".."));
  await expect(attachments(page).nth(1)).toContainText("120×40");
  await page.reload();
  await runPrompt(page, "Look");
  await expectReplies(page, 1);
  expect(await listPictureSizes(page, listPosts(api.requests).at(-1))).toEqual(["140×40", "120×40", "100×40"]);
  expect(listPartTexts(listPosts(api.requests).at(-1))).toEqual(["picture", "picture", "picture", "Look"]);

  await attachTiles(page, { "a.png": [100, 40], "b.png": [120, 40] });
  await page.getByRole("checkbox", { name: "Label images “Image 1:”" }).check();
  await page.getByRole("button", { name: "Move a.png", exact: true }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(attachments(page).first()).toContainText("Image 1:");
  await runPrompt(page, "Compare Image 1 with Image 2");
  await expectReplies(page, 2);
  expect(listPartTexts(listPosts(api.requests).at(-1))).toEqual([
    "Image 1:",
    "picture",
    "Image 2:",
    "picture",
    "Compare Image 1 with Image 2",
  ]);
  expect((await listPictureSizes(page, listPosts(api.requests).at(-1))).slice(-2)).toEqual(["120×40", "100×40"]);
  await expect(page.getByRole("article", { name: /^Turn 2/ })).toContainText("Image 2:");
});

test.describe("by finger", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  test("on a touch screen, arrow buttons reorder pictures, and a pinch zooms both compared pictures", async ({
    page,
  }) => {
    await page.goto("./");
    await attachTiles(page, { "a.png": [100, 40], "b.png": [200, 80] });
    await page.getByRole("button", { name: "Move a.png right" }).tap();
    await expect(attachments(page).first()).toContainText("200×80");
    await page.getByRole("button", { name: "Compare images" }).tap();
    const left = pane(page, /^Left/);
    const before = Number(await left.getAttribute("data-zoom"));
    const bounds = await left.boundingBox();
    const [x, y] = [(bounds?.x ?? 0) + 150, (bounds?.y ?? 0) + 60];
    const session = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", apart: number) =>
      session.send("Input.dispatchTouchEvent", {
        type,
        touchPoints:
          apart === 0
            ? []
            : [
                { x: x - apart, y, id: 0 },
                { x: x + apart, y, id: 1 },
              ],
      });
    await touch("touchStart", 20);
    await touch("touchMove", 30);
    await touch("touchMove", 60);
    await touch("touchEnd", 0);
    await expect.poll(async () => Number(await left.getAttribute("data-zoom"))).toBeGreaterThan(before * 2.5);
    expect(await measurePicturePosition(left)).toEqual(await measurePicturePosition(pane(page, /^Right/)));
  });
});

test("labels count as parts for a service with a part limit, and exceeding the limit blocks the run with a reason", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await attachTiles(page, { "a.png": [100, 40], "b.png": [120, 40], "c.png": [140, 40] });
  await page.getByRole("checkbox", { name: "Label images “Image 1:”" }).check();
  await runPrompt(page, "Compare");
  await expect(page.locator("#run-reason")).toContainText(
    /takes at most 5 parts.*these are 7 with the text and the labels/,
  );
  expect(listPosts(api.requests)).toEqual([]);
  await page.getByRole("checkbox", { name: "Label images “Image 1:”" }).uncheck();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expectReplies(page, 1);
  expect(listPosts(api.requests)).toHaveLength(1);
});

test("two compared pictures zoom and move together, and the differing pixels of pictures of equal size are counted", async ({
  page,
}) => {
  await openPage(page);
  await attachTiles(page, { "before.png": [800, 600], "after.png": [800, 600] });
  await page.getByRole("button", { name: "Edit after.png" }).click();
  await page.getByRole("button", { name: "Black out" }).click();
  await page.getByRole("application").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page.locator('[data-part="figures"]')).toContainText("blacked out");
  await page.keyboard.press("Escape");
  await sizesOf(page, "before.png").fill("1/4");
  await expect(costsOf(page, "before.png")).not.toContainText("drawing");

  await page.getByRole("button", { name: "Compare images" }).click();
  const [left, right] = [pane(page, /^Left/), pane(page, /^Right/)];
  await page
    .getByRole("combobox", { name: "Right image" })
    .selectOption({ label: "Attached image 1, before.png at 1/4, 200×150" });
  await left.focus();
  await page.keyboard.press("1");
  await expect(left).toHaveAttribute("data-zoom", "1");
  await expect(right).toHaveAttribute("data-zoom", "4");
  await page.keyboard.press("+");
  await page.keyboard.press("ArrowRight");
  expect(await measurePicturePosition(left)).toEqual(await measurePicturePosition(right));
  const before = await measurePicturePosition(right);
  await right.hover();
  await page.mouse.down();
  const bounds = await right.boundingBox();
  await page.mouse.move(
    (bounds?.x ?? 0) + (bounds?.width ?? 0) / 2 - 40,
    (bounds?.y ?? 0) + (bounds?.height ?? 0) / 2 - 30,
    {
      steps: 3,
    },
  );
  await page.mouse.up();
  await expect.poll(() => measurePicturePosition(left)).toEqual({ ...before, x: before.x - 40, y: before.y - 30 });
  await page.mouse.wheel(0, -300);
  await expect.poll(async () => (await measurePicturePosition(left)).width).toBeGreaterThan(before.width * 1.5);
  expect(await measurePicturePosition(left)).toEqual(await measurePicturePosition(right));

  await expect(page.getByRole("button", { name: "Difference" })).toBeDisabled();
  await page
    .getByRole("combobox", { name: "Right image" })
    .selectOption({ label: "Attached image 2, after.png, 800×600" });
  await page.getByRole("button", { name: "Difference" }).click();
  // The box of a quarter of each edge: 200 by 150 pixels.
  await expect(page.getByRole("status").filter({ hasText: "pixels differ" })).toContainText(
    /\b(29|30),\d{3} pixels differ \(6\.\d %\).* in 200×150 px from 300, 225/,
  );
  await page.getByRole("slider", { name: "Ignore differences up to" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText("1 of 255")).toBeVisible();
  await expect(pane(page, "Difference").getByRole("img")).toBeVisible();
});

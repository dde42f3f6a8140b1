import type { Locator, Page } from "@playwright/test";
import type { ReceivedRequest } from "./api-server/exchange.ts";
import { head, heads } from "./columns.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { runPrompt, connect, expect, openPage, promptField, runButton, test } from "./fixtures.ts";
import { drawTiles, decodePicture, measureRegion, parsePictures } from "./received-pictures.ts";

const attachments = (page: Page) => page.getByRole("list", { name: "Attachments" }).getByRole("listitem");
const sizesOf = (page: Page, name: string) => page.getByRole("textbox", { name: `Sizes of ${name}` });
const costsOf = (page: Page, name: string) => page.getByRole("table", { name: `Cost of the sizes of ${name}` });
const pane = (page: Page, name: string | RegExp) => page.getByRole("application", { name });
const listPosts = (requests: readonly ReceivedRequest[]) => requests.filter(({ method }) => method === "POST");

/** Attaches pictures of coloured blocks, each of its own size. */
async function attachTiles(page: Page, pictures: Record<string, readonly [number, number]>): Promise<void> {
  const files = [];
  for (const [name, [width, height]] of Object.entries(pictures))
    files.push({ name, mimeType: "image/png", buffer: await drawTiles(page, width, height) });
  await page.getByLabel("Image files").setInputFiles(files);
  await expect(attachments(page).filter({ hasText: "tok" })).toHaveCount(files.length);
}

/** The pixels of every picture of a request, in the order sent. */
async function listPictureSizes(page: Page, request: ReceivedRequest | undefined): Promise<string[]> {
  const inspected = await Promise.all(parsePictures(request).map((picture) => decodePicture(page, picture)));
  return inspected.map(({ width, height }) => `${width}×${height}`);
}

/** The texts of the last message of a request and "picture" for each picture, in the order sent. */
function listPartTexts(request: ReceivedRequest | undefined): string[] {
  const body = request?.body as { messages: { content: { type: string; text?: string }[] }[] } | undefined;
  return (body?.messages.at(-1)?.content ?? []).map(({ type, text }) => (type === "text" ? (text ?? "") : "picture"));
}

/** Waits until all columns together have so many answers. */
async function expectDoneReplies(page: Page, count: number): Promise<void> {
  await expect(page.locator('article[data-status="done"]')).toHaveCount(count);
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
  await openPage(page);
  await connect(page, api);
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
  await expectDoneReplies(page, 1);
  expect(await listPictureSizes(page, listPosts(api.requests).at(-1))).toEqual(["140×40", "120×40", "100×40"]);
  expect(listPartTexts(listPosts(api.requests).at(-1))).toEqual(["picture", "picture", "picture", "Look"]);

  await attachTiles(page, { "a.png": [100, 40], "b.png": [120, 40] });
  await page.getByRole("checkbox", { name: "Label images “Image 1:”" }).check();
  await page.getByRole("button", { name: "Move a.png", exact: true }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(attachments(page).first()).toContainText("Image 1:");
  await runPrompt(page, "Compare Image 1 with Image 2");
  await expectDoneReplies(page, 2);
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
    await page.getByRole("button", { name: "Put a.png after" }).tap();
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
  await openPage(page);
  await connect(page, api);
  await attachTiles(page, { "a.png": [100, 40], "b.png": [120, 40], "c.png": [140, 40] });
  await page.getByRole("checkbox", { name: "Label images “Image 1:”" }).check();
  await runPrompt(page, "Compare");
  await expect(page.locator("#run-reason")).toContainText(
    /takes at most 5 parts.*these are 7 with the text and the labels/,
  );
  expect(listPosts(api.requests)).toEqual([]);
  await page.getByRole("checkbox", { name: "Label images “Image 1:”" }).uncheck();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expectDoneReplies(page, 1);
  expect(listPosts(api.requests)).toHaveLength(1);
});

test("each size typed for a picture shows its tokens and price, gets a column, and is sent in every turn of the column", async ({
  page,
  api,
}) => {
  await openPage(page);
  await connect(page, api);
  await attachTiles(page, { "blocks.png": [800, 600] });
  await promptField(page).fill("What is it?");
  await sizesOf(page, "blocks.png").fill("1, 1/2, 25%");
  await expect(costsOf(page, "blocks.png").getByRole("row")).toHaveText([
    /^1800×600.*638 tok\$0\.0041/,
    /^1\/2400×300.*165 tok\$0\.0010/,
    /^1\/4200×150.*48 tok\$0\.0003/,
  ]);
  await expect(runButton(page)).toContainText("Run 3");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expectDoneReplies(page, 3);
  await expect(heads(page)).toHaveCount(3);
  await expect(head(page, "B")).toContainText("image at 1/2");
  const sent = async () =>
    (
      await Promise.all(
        listPosts(api.requests)
          .slice(-3)
          .map((request) => listPictureSizes(page, request)),
      )
    ).map(String);
  expect((await sent()).toSorted()).toEqual(["200×150", "400×300", "800×600"]);

  await page.reload();
  await runPrompt(page, "And in one word?");
  await expectDoneReplies(page, 6);
  expect((await sent()).toSorted()).toEqual(["200×150", "400×300", "800×600"]);

  // A smaller one is tried in the sweep itself, after the fact.
  const before = listPosts(api.requests).length;
  const values = page.getByRole("textbox", { name: "Values of image" });
  await expect(values).toHaveValue("1, 1/2, 1/4");
  await values.fill("1, 1/2, 1/4, 1/8");
  await page.keyboard.press("Enter");
  await expect(heads(page)).toHaveCount(4);
  await promptField(page).focus();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expectDoneReplies(page, 7);
  const added = listPosts(api.requests).slice(before);
  expect(await Promise.all(added.map((request) => listPictureSizes(page, request)))).toEqual([["100×75"]]);
});

test("an unreadable picture size blocks the run, and a single size is sent without a sweep", async ({ page, api }) => {
  await openPage(page);
  await connect(page, api);
  await attachTiles(page, { "blocks.png": [800, 600] });
  await sizesOf(page, "blocks.png").fill("1, 2");
  await expect(sizesOf(page, "blocks.png")).toHaveAccessibleDescription(/sizes above 1 are not possible/);
  await runPrompt(page, "Look");
  await expect(page.locator("#run-reason")).toContainText("the sizes of an image: “2”: sizes above 1 are not possible");
  expect(listPosts(api.requests)).toEqual([]);
  await sizesOf(page, "blocks.png").fill("50%");
  await promptField(page).focus();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expectDoneReplies(page, 1);
  await expect(heads(page)).toHaveCount(1);
  expect(await listPictureSizes(page, listPosts(api.requests)[0])).toEqual(["400×300"]);
});

test("sizes typed before leaving a conversation are drawn when it reopens, and a picture can be removed meanwhile", async ({
  page,
  api,
}) => {
  await openPage(page);
  await connect(page, api);
  await attachTiles(page, { "blocks.png": [1200, 900] });
  await promptField(page).fill("Look");
  await sizesOf(page, "blocks.png").fill("1, 1/2, 1/4, 1/8");
  await page.getByRole("button", { name: "New conversation" }).click();
  await expect(promptField(page)).toHaveValue("");
  await page
    .getByRole("navigation", { name: "Conversations" })
    .getByRole("button", { name: "Untitled", exact: true })
    .last()
    .click();
  await expect(costsOf(page, "blocks.png").getByRole("row")).toHaveCount(4);
  await expect(costsOf(page, "blocks.png")).not.toContainText("drawing");
  await page.getByRole("button", { name: "Remove blocks.png" }).click();
  await attachTiles(page, { "other.png": [600, 400] });
  await sizesOf(page, "other.png").fill("1, 1/3, 1/5");
  await page.getByRole("button", { name: "Remove other.png" }).click();
  await promptField(page).press("ControlOrMeta+Enter");
  await expectDoneReplies(page, 1);
  expect(await listPictureSizes(page, listPosts(api.requests)[0])).toEqual([]);
});

test("a region blacked out after sizes were typed is black in every size", async ({ page, api }) => {
  await openPage(page);
  await connect(page, api);
  await attachTiles(page, { "blocks.png": [800, 600] });
  await sizesOf(page, "blocks.png").fill("1, 1/2, 1/4");
  await expect(costsOf(page, "blocks.png")).not.toContainText("drawing");
  await page.getByRole("button", { name: "Edit blocks.png" }).click();
  await page.getByRole("button", { name: "Black out" }).click();
  const stage = page.getByRole("application");
  await stage.focus();
  // A box of a quarter of each edge, in the middle.
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await runPrompt(page, "Look");
  await expectDoneReplies(page, 3);
  const requests = listPosts(api.requests);
  expect(requests).toHaveLength(3);
  for (const request of requests) {
    const [picture] = parsePictures(request);
    if (!picture) throw new Error("No picture was sent.");
    const black = await measureRegion(page, picture, { left: 0.39, top: 0.39, right: 0.61, bottom: 0.61 });
    expect(black).toMatchObject({ colours: 1, first: [0, 0, 0] });
  }
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

test("axe finds no violation, light and dark, in chips with sizes, their sweep and compared pictures, on a phone too", async ({
  page,
}) => {
  await openPage(page);
  await attachTiles(page, { "a.png": [800, 600], "b.png": [800, 600] });
  await page.getByRole("checkbox", { name: "Label images “Image 1:”" }).check();
  await sizesOf(page, "a.png").fill("1, 1/2");
  await sizesOf(page, "b.png").fill("1, 3");
  await expectAccessible(page);
  await sizesOf(page, "b.png").fill("");
  await runPrompt(page, "Look");
  await expectDoneReplies(page, 2);
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
});

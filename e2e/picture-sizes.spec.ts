import { expectReplies, head, heads } from "./columns.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { listPosts } from "./list-posts.ts";
import { attachTiles, costsOf, listPictureSizes, sizesOf, stage } from "./pictures.ts";
import { measureRegion, parsePictures } from "./received-pictures.ts";
import { expect, openPage, promptField, runButton, runPrompt, test, openConnected } from "./test.ts";

test("each size typed for a picture shows its tokens and price, gets a column, and is sent in every turn of the column", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await attachTiles(page, { "blocks.png": [800, 600] });
  await promptField(page).fill("What is it?");
  await page.getByRole("button", { name: "Compare sizes of blocks.png" }).click();
  await expect(sizesOf(page, "blocks.png")).toBeFocused();
  await expect(sizesOf(page, "blocks.png")).toHaveValue("1, 1/2, 1/4");
  await sizesOf(page, "blocks.png").fill("1, 1/2, 25%");
  await expect(costsOf(page, "blocks.png").getByRole("row")).toHaveText([
    /^1800×600.*638 tok\$0\.0041/,
    /^1\/2400×300.*165 tok\$0\.0011/,
    /^1\/4200×150.*48 tok\$0\.0003/,
  ]);
  await expect(runButton(page)).toContainText("Run 3");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expectReplies(page, 3);
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
  await expectReplies(page, 6);
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
  await expectReplies(page, 7);
  const added = listPosts(api.requests).slice(before);
  expect(await Promise.all(added.map((request) => listPictureSizes(page, request)))).toEqual([["100×75"]]);
});

test("an unreadable picture size blocks the run, and a single size is sent without a sweep", async ({ page, api }) => {
  await openConnected(page, api);
  await attachTiles(page, { "blocks.png": [800, 600] });
  await sizesOf(page, "blocks.png").fill("1, 2");
  await expect(sizesOf(page, "blocks.png")).toHaveAccessibleDescription(/sizes above 1 are not possible/);
  await runPrompt(page, "Look");
  await expect(page.locator("#run-reason")).toContainText("the sizes of an image: “2”: sizes above 1 are not possible");
  expect(listPosts(api.requests)).toEqual([]);
  await sizesOf(page, "blocks.png").fill("50%");
  await promptField(page).focus();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expectReplies(page, 1);
  await expect(heads(page)).toHaveCount(1);
  expect(await listPictureSizes(page, listPosts(api.requests)[0])).toEqual(["400×300"]);
});

test("sizes typed before leaving a conversation are drawn when it reopens, and a picture can be removed meanwhile", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await attachTiles(page, { "blocks.png": [1200, 900] });
  await promptField(page).fill("Look");
  await sizesOf(page, "blocks.png").fill("1, 1/2, 1/4, 1/8");
  await page.getByRole("button", { name: "New conversation" }).click();
  await expect(promptField(page)).toHaveValue("");
  await page
    .getByRole("navigation", { name: "Conversations" })
    .getByRole("link", { name: "Untitled", exact: true })
    .last()
    .click();
  await expect(costsOf(page, "blocks.png").getByRole("row")).toHaveCount(4);
  await expect(costsOf(page, "blocks.png")).not.toContainText("drawing");
  await page.getByRole("button", { name: "Remove blocks.png" }).click();
  await attachTiles(page, { "other.png": [600, 400] });
  await sizesOf(page, "other.png").fill("1, 1/3, 1/5");
  await page.getByRole("button", { name: "Remove other.png" }).click();
  await promptField(page).press("ControlOrMeta+Enter");
  await expectReplies(page, 1);
  expect(await listPictureSizes(page, listPosts(api.requests)[0])).toEqual([]);
});

test("a region blacked out after sizes were typed is black in every size", async ({ page, api }) => {
  await openConnected(page, api);
  await attachTiles(page, { "blocks.png": [800, 600] });
  await sizesOf(page, "blocks.png").fill("1, 1/2, 1/4");
  await expect(costsOf(page, "blocks.png")).not.toContainText("drawing");
  await page.getByRole("button", { name: "Edit blocks.png" }).click();
  await page.getByRole("button", { name: "Black out" }).click();
  await stage(page).focus();
  // A box of a quarter of each edge, in the middle.
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await runPrompt(page, "Look");
  await expectReplies(page, 3);
  const requests = listPosts(api.requests);
  expect(requests).toHaveLength(3);
  for (const request of requests) {
    const [picture] = parsePictures(request);
    if (!picture) throw new Error("No picture was sent.");
    const black = await measureRegion(page, picture, { left: 0.39, top: 0.39, right: 0.61, bottom: 0.61 });
    expect(black).toMatchObject({ colours: 1, first: [0, 0, 0] });
  }
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
  await expectReplies(page, 2);
  await page.getByRole("button", { name: "Compare images", exact: true }).click();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
});

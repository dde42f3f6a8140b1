import { expectAccessible } from "./expect-accessible.ts";
import { listPosts } from "./list-posts.ts";
import { attachments, stage, attachTiles, dragOver } from "./pictures.ts";
import { getTileColour, decodePicture, parsePictures } from "./received-pictures.ts";
import { expect, openPage, promptField, replies, runPrompt, test, openConnected } from "./test.ts";

test("a question about a region of a sent picture takes two more steps: open the picture, drag over the region", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  await attachTiles(page, { "blocks.png": [400, 300] });
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
  const { body } = listPosts(api.requests).at(-1) ?? {};
  const last = (body as { messages: { content: { type: string; text?: string }[] }[] }).messages.at(-1);
  const text = last?.content.find(({ type }) => type === "text")?.text ?? "";
  const match =
    /^The attached image is the part at the top right of the image in my first message, from \((\d+), (\d+)\) to \((\d+), (\d+)\) of 400×300 pixels\.\nWhat is it\?$/.exec(
      text,
    );
  expect(match, text).not.toBeNull();
  const [left = 0, top = 0, right = 0, bottom = 0] = (match ?? []).slice(1).map(Number);
  // The part is exactly what was said of it.
  const cut = parsePictures(listPosts(api.requests).at(-1)).at(-1);
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
  await attachTiles(page, { "blocks.png": [400, 300] });
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
  await openConnected(page, api);
  // Scaled, and turned before it is sent.
  await attachTiles(page, { "blocks.png": [2100, 1400] });
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
  // The boxes are on the small picture at once, each as a line on a wider white one.
  await expect(page.locator('[data-part="thumbnail-boxes"] rect')).toHaveCount(6);
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
  const answers = dialog.getByRole("group", { name: /^Text of/ });
  await expect(answers.last().locator("pre")).toHaveText('[{"box_2d": [250, 200, 750, 600], "label": "beaker"}]');
  const lines = answers.locator("[data-lit]");
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

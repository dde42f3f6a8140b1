import { readFileSync } from "node:fs";
import { stream } from "./api-server/build-stream.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { HOSTILE_SVGS } from "./fixtures/hostile-svgs.ts";
import { listPosts } from "./list-posts.ts";
import { decodePicture, drawTiles, parsePictures } from "./received-pictures.ts";
import { expect, replies, runPrompt, test, openConnected } from "./test.ts";

const toBase64 = (bytes: Buffer | string): string => Buffer.from(bytes).toString("base64");
const list = (...urls: string[]) => ({
  choices: [{ index: 0, delta: { images: urls.map((url) => ({ type: "image_url", image_url: { url } })) } }],
});
const say = (content: string) => ({ choices: [{ index: 0, delta: { content } }] });

test("pictures that a model answers with are shown, kept, copied, saved and sent along, and unsuitable ones are said to be", async ({
  page,
  api,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openConnected(page, api);
  const png = await drawTiles(page, 400, 300);
  api.next(
    stream([
      say("Here it is."),
      list(`data:image/png;base64,${toBase64(png)}`),
      say("Some more:"),
      list(
        `data:image/png;base64,${toBase64(HOSTILE_SVGS["uses in uses"] ?? "")}`,
        `data:image/jpeg;base64,${toBase64("<!doctype html><script>alert(1)</script>")}`,
        "data:image/png;base64,%%%",
        `data:image/png;base64,${toBase64(png.subarray(0, 300))}`,
        "https://elsewhere.example/cat.png",
        "javascript:alert(1)//",
      ),
      { choices: [{ index: 0, delta: {}, finish_reason: "stop" }] },
      "data: [DONE]",
    ]),
  );
  await runPrompt(page, "Draw tiles");
  const reply = replies(page).first();
  await expect(reply).toHaveAttribute("data-status", "done");
  const image = reply.getByRole("img", { name: "Image from the model" });
  const isDrawn = () => image.evaluate((element: HTMLImageElement) => [element.naturalWidth, element.naturalHeight]);
  await expect.poll(isDrawn).toEqual([400, 300]);
  await expect(reply.getByRole("note")).toHaveText([
    "A picture of this answer is not shown: it would be too much work to draw.",
    "A picture of this answer is not shown: the data is text, and PNG, JPEG, GIF and WebP are shown.",
    "A picture of this answer is not shown: its data is not base64.",
    "A picture of this answer is not shown: its data is cut off or damaged.",
    "A picture on another server, not loaded: https://elsewhere.example/cat.png",
    "A picture of this answer is not shown: its address is neither data nor a web address.",
  ]);
  await expectAccessible(page);

  await reply.getByRole("button", { name: "Copy", exact: true }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const [, name = ""] =
    /^Here it is\.\n\n!\[Image, 400×300\]\((image-[\da-f]{8}\.png)\)\n\nSome more:/.exec(copied) ?? [];
  const downloading = page.waitForEvent("download");
  await reply.getByRole("button", { name: "Save image" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(name);
  expect(readFileSync(await download.path()).equals(png)).toBe(true);
  await reply.getByRole("button", { name: "Copy image" }).click();
  await expect(page.getByRole("status")).toHaveText("The image was copied.");

  await page.reload();
  await expect.poll(isDrawn).toEqual([400, 300]);
  const stored = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open("etude");
        opening.addEventListener("success", () => {
          const all = opening.result.transaction("replies").objectStore("replies").getAll();
          all.addEventListener("success", () => resolve(JSON.stringify(all.result)));
        });
      }),
  );
  expect(stored).toContain('"kind":"image"');
  expect(stored).not.toContain("base64,");

  await runPrompt(page, "Now another");
  await expect(page.getByRole("article", { name: "Reply A, turn 2" })).toHaveAttribute("data-status", "done");
  const sent = listPosts(api.requests).at(-1);
  expect(sent?.body).toMatchObject({ messages: [{ role: "user" }, { role: "assistant" }, { role: "user" }] });
  const [picture, ...others] = parsePictures(sent);
  expect(others).toEqual([]);
  expect(picture && (await decodePicture(page, picture))).toMatchObject({ width: 400, height: 300 });
});

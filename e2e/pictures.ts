import type { Locator, Page } from "@playwright/test";
import type { ReceivedRequest } from "./api-server/exchange.ts";
import { listPosts } from "./list-posts.ts";
import { decodePicture, drawTiles, parsePictures, type ReceivedPicture } from "./received-pictures.ts";
import { expect } from "./test.ts";

/** The attachments of the composer. */
export const attachments = (page: Page): Locator =>
  page.getByRole("list", { name: "Attachments" }).getByRole("listitem");
/** The picture under edit, or the open picture of a turn. */
export const stage = (page: Page): Locator => page.getByRole("application");
/** The field for the sizes of an attachment. */
export const sizesOf = (page: Page, name: string): Locator => page.getByRole("textbox", { name: `Sizes of ${name}` });
/** The table of tokens and price for each size of an attachment. */
export const costsOf = (page: Page, name: string): Locator =>
  page.getByRole("table", { name: `Cost of the sizes of ${name}` });

/** Attaches pictures of coloured tiles, each of its own size, and waits until they are ready. */
export async function attachTiles(page: Page, pictures: Record<string, readonly [number, number]>): Promise<void> {
  const files = [];
  for (const [name, [width, height]] of Object.entries(pictures))
    files.push({ name, mimeType: "image/png", buffer: await drawTiles(page, width, height) });
  const ready = attachments(page).filter({ hasText: "tok" });
  const count = (await ready.count()) + files.length;
  await page.getByLabel("Image files").setInputFiles(files);
  await expect(ready).toHaveCount(count);
}

/** The size of every picture of a request, "400×300", in the order sent. */
export async function listPictureSizes(page: Page, request: ReceivedRequest | undefined): Promise<string[]> {
  const inspected = await Promise.all(parsePictures(request).map((picture) => decodePicture(page, picture)));
  return inspected.map(({ width, height }) => `${width}×${height}`);
}

/** The only picture of the last request; throws where there are more. */
export function getOnlyPicture(requests: readonly ReceivedRequest[]): ReceivedPicture {
  const pictures = parsePictures(listPosts(requests).at(-1));
  const [picture] = pictures;
  if (!picture || pictures.length > 1) throw new Error(`${pictures.length} pictures were sent.`);
  return picture;
}

/** Drags over a picture from one point to another, each in shares of its width and height. */
export async function dragOver(page: Page, over: Locator, from: [number, number], to: [number, number]): Promise<void> {
  const box = await over.boundingBox();
  if (!box) throw new Error("There is nothing to drag over.");
  const at = ([x, y]: [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]));
  await page.mouse.move(...at(to));
  await page.mouse.up();
}

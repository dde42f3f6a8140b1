import type { Page } from "@playwright/test";
import { listPosts } from "./list-posts.ts";
import { attachments } from "./pictures.ts";
import { runPrompt, expect, openPage, replies, test, openConnected } from "./test.ts";
import { decodePicture, parsePictures } from "./received-pictures.ts";

/** A JPEG of 4000×3000 pixels, its quarters red, green, blue and white. */
async function drawQuarters(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(4000, 3000);
    const context = canvas.getContext("2d");
    for (const [index, colour] of ["#f00", "#0f0", "#00f", "#fff"].entries()) {
      if (!context) continue;
      context.fillStyle = colour;
      context.fillRect((index % 2) * 2000, Math.floor(index / 2) * 1500, 2000, 1500);
    }
    const bytes = new Uint8Array(
      await (await canvas.convertToBlob({ type: "image/jpeg", quality: 0.95 })).arrayBuffer(),
    );
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  });
  return Buffer.from(base64, "base64");
}

/** A JPEG that says how it is to be turned. */
function addOrientation(file: Buffer, orientation: number): Buffer {
  // One entry in big-endian EXIF: how the picture is turned.
  const exif = Buffer.from(
    `457869660000 4d4d002a00000008 0001 0112000300000001000${orientation}0000 00000000`.replaceAll(" ", ""),
    "hex",
  );
  const length = Buffer.alloc(2);
  length.writeUInt16BE(exif.length + 2);
  return Buffer.concat([file.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, exif, file.subarray(2)]);
}

test("a large JPEG is scaled down while decoding and arrives upright with its colours in place", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  // Which colours are at the top left, top right and bottom left once the picture stands upright.
  const upright = { 1: "RGB", 3: "WBG", 6: "BRW", 8: "GWR" };
  const file = await drawQuarters(page);
  await page.getByLabel("Image files").setInputFiles(
    [1, 3, 6, 8].map((orientation) => ({
      name: `${orientation}.jpg`,
      mimeType: "image/jpeg",
      buffer: addOrientation(file, orientation),
    })),
  );
  await expect(attachments(page).filter({ hasText: "tok" })).toHaveCount(4);
  await expect(attachments(page).first()).toContainText("scaled from 4000×3000");
  await expect(attachments(page).nth(2)).toContainText("scaled from 3000×4000");
  await runPrompt(page, "Look");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  const sent = parsePictures(listPosts(api.requests).at(-1));
  for (const [index, letters] of Object.values(upright).entries()) {
    const picture = sent[index];
    if (!picture) throw new Error("A picture is missing.");
    const { width, height } = await decodePicture(page, picture);
    expect(width > height).toBe(index < 2);
    expect(Math.max(width, height)).toBeLessThanOrEqual(1568);
    const { colours } = await decodePicture(page, picture, [
      [10, 10],
      [width - 10, 10],
      [10, height - 10],
    ]);
    expect(colours.map(nameColour).join("")).toBe(letters);
  }
});

test("a truncated large JPEG is refused by name", async ({ page }) => {
  await openPage(page);
  const whole = await drawQuarters(page);
  await page
    .getByLabel("Image files")
    .setInputFiles({ name: "half.jpg", mimeType: "image/jpeg", buffer: whole.subarray(0, whole.length / 2) });
  await expect(page.getByRole("alert")).toContainText("“half.jpg”");
  await expect(attachments(page)).toHaveCount(0);
});

/** The letter of a colour that is within a few steps of one of the four. */
function nameColour(colour: number[]): string {
  const names = { R: [255, 0, 0], G: [0, 255, 0], B: [0, 0, 255], W: [255, 255, 255] };
  const found = Object.entries(names).find(([, wanted]) =>
    wanted.every((light, index) => Math.abs(light - (colour[index] ?? 999)) <= 6),
  );
  return found?.[0] ?? `(${colour.join(" ")})`;
}

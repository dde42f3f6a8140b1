import type { Page } from "@playwright/test";
import type { ReceivedRequest } from "./api-server/exchange.ts";

/** A picture as received by the server. */
export type ReceivedPicture = { mediaType: string; bytes: Buffer };

/** The size of a picture, and its colours at the requested positions. */
export type DecodedPicture = { width: number; height: number; colours: number[][] };

/** A part of a picture, as fractions of its width and height. */
export type RelativeRegion = { left: number; top: number; right: number; bottom: number };

/** The pictures in a request. */
export function parsePictures(request: ReceivedRequest | undefined): ReceivedPicture[] {
  const body = request?.body as { messages: { content: unknown }[] } | undefined;
  return (body?.messages ?? []).flatMap(({ content }) =>
    Array.isArray(content)
      ? content
          .filter((part: { type: string }) => part.type === "image")
          .map(({ source }: { source: { media_type: string; data: string } }) => ({
            mediaType: source.media_type,
            bytes: Buffer.from(source.data, "base64"),
          }))
      : [],
  );
}

/**
 * The size of a picture and its colours at some positions, in pixels. The page decodes it, and sends only these values
 * back.
 */
export function decodePicture(
  page: Page,
  picture: ReceivedPicture,
  points: readonly (readonly [number, number])[] = [],
): Promise<DecodedPicture> {
  return page.evaluate(
    async ([type, base64, points]) => {
      const blob = new Blob([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], { type });
      const bitmap = await createImageBitmap(blob);
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d", { willReadFrequently: true });
      context?.drawImage(bitmap, 0, 0);
      const colours = points.map(([x, y]) => [...(context?.getImageData(x, y, 1, 1).data ?? [])].slice(0, 3));
      return { width: bitmap.width, height: bitmap.height, colours };
    },
    [picture.mediaType, picture.bytes.toString("base64"), points] as const,
  );
}

/** The number of colours in a part of a picture, and the largest difference between two neighbouring pixels. */
export function measureRegion(
  page: Page,
  picture: ReceivedPicture,
  part: RelativeRegion,
): Promise<{ colours: number; first: number[]; steepest: number }> {
  return page.evaluate(
    async ([type, base64, { left, top, right, bottom }]) => {
      const blob = new Blob([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], { type });
      const bitmap = await createImageBitmap(blob);
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d", { willReadFrequently: true });
      context?.drawImage(bitmap, 0, 0);
      const x = Math.ceil(left * bitmap.width);
      const y = Math.ceil(top * bitmap.height);
      const width = Math.floor(right * bitmap.width) - x;
      const data = context?.getImageData(x, y, width, Math.floor(bottom * bitmap.height) - y).data ?? [];
      const colours = new Set<number>();
      let steepest = 0;
      for (let at = 0; at < data.length; at += 4) {
        colours.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
        if ((at / 4) % width === width - 1) continue;
        for (let band = at; band < at + 3; band += 1)
          steepest = Math.max(steepest, Math.abs((data[band] ?? 0) - (data[band + 4] ?? 0)));
      }
      return { colours: colours.size, first: Array.from(data.slice(0, 3)), steepest };
    },
    [picture.mediaType, picture.bytes.toString("base64"), part] as const,
  );
}

/** The colour of the block at a position of the picture that `drawTiles` draws; no two blocks are alike. */
export function getTileColour(x: number, y: number): number[] {
  const [across, down] = [Math.floor(x / 20), Math.floor(y / 20)];
  return [(across * 37) % 256, (down * 53) % 256, (across * 11 + down * 29) % 256];
}

/** A PNG of blocks of 20 pixels, each with its own colour, so that every part of the picture can be recognised. */
export async function drawTiles(page: Page, width: number, height: number): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ([width, height]) => {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext("2d");
      for (let across = 0; across * 20 < width; across += 1)
        for (let down = 0; down * 20 < height; down += 1) {
          if (!context) continue;
          context.fillStyle = `rgb(${(across * 37) % 256} ${(down * 53) % 256} ${(across * 11 + down * 29) % 256})`;
          context.fillRect(across * 20, down * 20, 20, 20);
        }
      const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    },
    [width, height] as const,
  );
  return Buffer.from(base64, "base64");
}

import { expect, test } from "vitest";
import { inspectPicture } from "./inspect-picture.ts";

/** A chunk of a PNG; its checksum is never read. */
function chunk(type: string, content: readonly number[]): number[] {
  const length = content.length;
  return [0, 0, length >> 8, length & 255, ...new TextEncoder().encode(type), ...content, 0, 0, 0, 0];
}

function png(widthPx: number, heightPx: number): Uint8Array {
  const head = [widthPx, heightPx].flatMap((px) => [px >>> 24, (px >> 16) & 255, (px >> 8) & 255, px & 255]);
  const mark = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  return Uint8Array.from([...mark, ...chunk("IHDR", [...head, 8, 6, 0, 0, 0]), ...chunk("IEND", [])]);
}

test("the size of a picture is read without decoding", () => {
  expect(inspectPicture(png(300, 200), "image/png")).toEqual({ kind: "sound", widthPx: 300, heightPx: 200 });
});

test.each([
  ["text", new TextEncoder().encode("no picture"), "image/png", "not those of a PNG, JPEG, GIF or WebP"],
  ["nothing", new Uint8Array(), "image/png", "not those of a PNG, JPEG, GIF or WebP"],
  ["a PNG under another name", png(3, 3), "image/jpeg", 'is sent as "image/jpeg", and its bytes are those of a PNG'],
  ["a PNG as a document", png(3, 3), "application/pdf", "its bytes are those of a PNG"],
  ["a PNG cut off", png(3, 3).slice(0, 30), "image/png", "cut off or damaged"],
  ["a PNG of nearly a million megapixels", png(999_999, 999_999), "image/png", "too many to decode"],
])("%s is unreadable, with the reason", (_, bytes, mediaType, why) => {
  expect(inspectPicture(bytes, mediaType)).toEqual({ kind: "unreadable", why: expect.stringContaining(why) });
});

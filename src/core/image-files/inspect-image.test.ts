import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inspectImage } from "./inspect-image.ts";
import { sniffImage, type ImageKind } from "./sniff-image.ts";

const read = (name: string) => new Uint8Array(readFileSync(new URL(`../../../e2e/images/${name}`, import.meta.url)));
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

function inspect(name: string) {
  const bytes = read(name);
  const found = inspectImage(bytes, sniffImage(bytes) ?? "svg");
  if (!found) throw new Error(`${name} is damaged`);
  return found;
}

const upright = { widthPx: 96, heightPx: 128, orientation: 1, isAnimated: false, hasMetadata: false };
const coded = { ...upright, scanCount: 1 };
const onSide = { ...upright, widthPx: 128, heightPx: 96, orientation: 6, hasMetadata: true };

/** Files with the facts expected of them; all metadata in them contains the word "Secret". */
const FILES: [name: string, says: object][] = [
  ...[1, 2, 3, 4].map((orientation): [string, object] => [
    `f-orientation-${orientation}.jpg`,
    { ...coded, orientation, hasMetadata: true },
  ]),
  ...[5, 6, 7, 8].map((orientation): [string, object] => [
    `f-orientation-${orientation}.jpg`,
    { ...onSide, scanCount: 1, orientation },
  ]),
  ["cmyk.jpg", { ...coded, redraw: "four-colours" }],
  ["palette.png", upright],
  ["sixteen-bit.png", { ...upright, redraw: "sixteen-bits" }],
  ["transparent.png", upright],
  ["metadata.png", onSide],
  ["animated.gif", { ...upright, isAnimated: true, hasMetadata: true }],
  ["picture.webp", upright],
  ["metadata.webp", onSide],
  ["animated.webp", { ...upright, isAnimated: true, redraw: "animation" }],
  ["picture.avif", upright],
  ["picture.heic", upright],
  ["picture.bmp", upright],
];
const NAMES = FILES.map(([name]) => name);
const TRAILER = "SecretTrailer";

test.each(FILES)("%s has the expected size, orientation and metadata", (name, says) => {
  const { strippedBytes: _bare, ...found } = inspect(name);
  expect(found).toEqual(says);
});

test.each(NAMES)("%s has no metadata once stripped, and stripping again changes nothing", (name) => {
  const { strippedBytes, redraw, widthPx, heightPx } = inspect(name);
  expect(textOf(strippedBytes)).not.toMatch(/Secret|Exif|xmp|Photoshop/);
  const again = inspectImage(strippedBytes, sniffImage(strippedBytes) ?? "svg");
  expect(again?.strippedBytes).toEqual(strippedBytes);
  expect(again).toMatchObject({ widthPx, heightPx, orientation: 1, hasMetadata: false, ...(redraw ? { redraw } : {}) });
});

test.each([["palette.png"], ["transparent.png"], ["picture.webp"]])(
  "%s without metadata is unchanged to the byte",
  (name) => {
    expect(inspect(name).strippedBytes).toEqual(read(name));
  },
);

describe("stripping keeps the encoded pixels", () => {
  test.each(FILES.map(([name]) => name).filter((name) => name.endsWith(".jpg")))(
    "stripping %s keeps its tables and scan",
    (name) => {
      // Tables and scan stand after the last metadata, up to the end of the image.
      const [whole, strippedBytes] = [textOf(read(name)), textOf(inspect(name).strippedBytes)];
      const coded = whole.slice(whole.indexOf("\xff\xdb"), whole.lastIndexOf("\xff\xd9") + 2);
      expect(coded.length).toBeGreaterThan(500);
      expect(strippedBytes.endsWith(coded)).toBe(true);
    },
  );

  test.each([
    ["metadata.png", "IDAT", -4],
    ["metadata.webp", "VP8L", 4],
  ])("stripping %s keeps its pixel chunk", (name, type, lengthFrom) => {
    const [whole, strippedBytes] = [read(name), inspect(name).strippedBytes];
    const [from, to] = [textOf(whole).indexOf(type), textOf(strippedBytes).indexOf(type)];
    const length = new DataView(whole.buffer).getUint32(from + lengthFrom, lengthFrom === 4);
    expect(length).toBeGreaterThan(40);
    expect(strippedBytes.slice(to, to + length + 8)).toEqual(whole.slice(from, from + length + 8));
  });

  test("animated.gif keeps only its first frame", () => {
    const [whole, strippedBytes] = [textOf(read("animated.gif")), textOf(inspect("animated.gif").strippedBytes)];
    const frame = strippedBytes.slice(strippedBytes.indexOf("\x2c"), -1);
    expect(whole.split("\x2c\0\0\0\0\x60\0\x80\0")).toHaveLength(3);
    expect(whole).toContain(frame);
    expect(strippedBytes.split("\x2c\0\0\0\0\x60\0\x80\0")).toHaveLength(2);
  });
});

test("stripping keeps the colour profile and removes the thumbnail of a JFIF header", () => {
  const segment = (marker: string, content: string) =>
    `\xff${marker}\0${String.fromCharCode(content.length + 2)}${content}`;
  const profile = segment("\xe2", "ICC_PROFILE\0\x01\x01profile");
  const adobe = segment("\xee", "Adobe\0\x64\0\0\0\0\x01");
  const jfif = (thumbnail: string) => segment("\xe0", `JFIF\0\x01\x01\0\0\x01\0\x01${thumbnail}`);
  const rest = textOf(inspect("f-orientation-1.jpg").strippedBytes.slice(20));
  const given = `\xff\xd8${jfif("\x01\x01RGB")}${profile}${segment("\xe2", "MPF\0Secret")}${adobe}${rest}`;
  const { strippedBytes } = inspectImage(new Uint8Array(Buffer.from(given, "latin1")), "jpeg") ?? {};
  expect(strippedBytes && textOf(strippedBytes)).toBe(`\xff\xd8${jfif("\0\0")}${profile}${adobe}${rest}`);
});

test("an animated PNG becomes its still picture", () => {
  const still = Buffer.from(read("palette.png"));
  const chunk = (type: string, length: number) =>
    Buffer.concat([Buffer.from([0, 0, 0, length]), Buffer.from(type), Buffer.alloc(length + 4)]);
  const animated = Buffer.concat([
    still.subarray(0, 33),
    chunk("acTL", 8),
    chunk("fcTL", 26),
    still.subarray(33, -12),
    chunk("fdAT", 40),
    still.subarray(-12),
  ]);
  const found = inspectImage(new Uint8Array(animated), "png");
  expect(found).toMatchObject({ isAnimated: true, hasMetadata: false });
  expect(found?.strippedBytes).toEqual(read("palette.png"));
});

test.each(NAMES)("%s is damaged wherever it is cut off", (name) => {
  const bytes = read(name);
  const kind = sniffImage(bytes) ?? "svg";
  // Bytes after the end of the picture, or after its first frame, may be missing.
  const whole =
    kind === "gif" ? textOf(bytes).indexOf(textOf(inspect(name).strippedBytes.slice(-40, -1))) + 39 : bytes.length;
  const needed = textOf(bytes).endsWith(TRAILER) ? whole - TRAILER.length : whole - (kind === "webp" ? 1 : 0);
  for (let end = 0; end < needed; end += 1) {
    expect(inspectImage(bytes.slice(0, end), kind), `cut at ${end}`).toBeUndefined();
  }
});

test("a file with changed bytes is damaged or inspected, never an exception", () => {
  const contents = new Map(NAMES.map((name) => [name, read(name)]));
  const change = fc.tuple(fc.nat({ max: 2000 }), fc.nat({ max: 255 }));
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), fc.array(change, { minLength: 1, maxLength: 6 }), (name, changes) => {
      const bytes = contents.get(name)?.slice() ?? new Uint8Array();
      const kind = sniffImage(bytes) ?? "svg";
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      expectSound(bytes, kind);
    }),
    { numRuns: 1000 },
  );
});

test("random bytes are damaged or inspected, never an exception", () => {
  const kinds: ImageKind[] = ["png", "jpeg", "gif", "webp", "avif", "bmp"];
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(...kinds), (bytes, kind) => {
      expectSound(new Uint8Array(bytes), kind);
    }),
    { numRuns: 1000 },
  );
});

/** Expects that inspecting the stripped bytes gives the same bytes and no metadata. */
function expectSound(bytes: Uint8Array<ArrayBuffer>, kind: ImageKind): void {
  const found = inspectImage(bytes, kind);
  if (!found) return;
  const again = inspectImage(found.strippedBytes, kind);
  expect(again && Buffer.compare(again.strippedBytes, found.strippedBytes)).toBe(0);
  expect(again).toMatchObject({ widthPx: found.widthPx, heightPx: found.heightPx, orientation: 1, hasMetadata: false });
}

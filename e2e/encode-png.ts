import { crc32, deflateSync } from "node:zlib";

/** The kinds of pixels: black and white with a bit each, or colours with a byte for red, green and blue. */
const PIXELS = { bits: { depth: 1, colourType: 0 }, colours: { depth: 8, colourType: 2 } } as const;

/** A PNG of rows of pixels, each as its bytes. */
export function encodePng(
  widthPx: number,
  heightPx: number,
  pixels: keyof typeof PIXELS,
  getRow: (y: number) => Uint8Array,
): Buffer<ArrayBuffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  const { depth, colourType } = PIXELS[pixels];
  // Compression, filter and interlacing have one value each.
  header.set([depth, colourType], 8);
  const rows = Array.from({ length: heightPx }, (_, y) => Buffer.concat([Buffer.of(0), getRow(y)]));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

// @ts-check
// Makes the pictures of this folder again: `node e2e/images/make-images.mjs`, with ImageMagick 6 (`convert`) installed.
// The tests need only the pictures.
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { crc32 } from "node:zlib";

const folder = fileURLToPath(new URL(".", import.meta.url));

/** @param {string[]} args */
const convert = (...args) => execFileSync("convert", args, { cwd: folder });
/** @param {string} name */
const read = (name) => readFileSync(folder + name);
/** @param {string} name @param {Uint8Array | string} content */
const write = (name, content) => writeFileSync(folder + name, content);

// A blue F on yellow paper: no turn and no mirror image of it looks like it.
const letter = ["-size", "96x128", "xc:#f6e9c8", "-fill", "#1d3a8f"];
letter.push("-draw", "rectangle 16,16 35,111 rectangle 16,16 79,35 rectangle 16,56 63,75");
const plain = ["-strip", "-define", "png:exclude-chunks=all"];
const jpeg = ["-sampling-factor", "4:4:4", "-quality", "90"];

/** How a picture is stored that EXIF's number turns upright. */
const storedAs = [
  [],
  ["-flop"],
  ["-rotate", "180"],
  ["-flip"],
  ["-transpose"],
  ["-rotate", "270"],
  ["-transverse"],
  ["-rotate", "90"],
];

for (const [index, transform] of storedAs.entries()) {
  const name = `f-orientation-${index + 1}.jpg`;
  convert(...letter, ...transform, ...plain, ...jpeg, name);
  write(name, withJpegMetadata(read(name), index + 1));
}
convert(...letter, "-colorspace", "CMYK", ...plain, ...jpeg, "cmyk.jpg");
convert(...letter, ...plain, "-type", "Palette", "PNG8:palette.png");
convert(...letter, ...plain, "-depth", "16", "PNG48:sixteen-bit.png");
convert(...letter, "-transparent", "#f6e9c8", ...plain, "PNG32:transparent.png");
convert(...letter, ...plain, "picture.webp");
convert(...letter, ...plain, "picture.avif");
convert(...letter, ...plain, "picture.heic");
convert(...letter, ...plain, "-type", "Palette", "BMP3:picture.bmp");
convert(...letter, ...plain, "-compress", "zip", "picture.tiff");
convert(...letter, ...plain, "gif-to-be.gif");
convert(
  "-delay",
  "20",
  "gif-to-be.gif",
  "(",
  "gif-to-be.gif",
  "-negate",
  ")",
  "-loop",
  "0",
  "-set",
  "comment",
  "SecretNote",
  "animated.gif",
);
convert("-delay", "20", "gif-to-be.gif", "(", "gif-to-be.gif", "-negate", ")", "-loop", "0", "animated.webp");
// ImageMagick 6 writes a frame too many behind the end.
write("animated.webp", read("animated.webp").subarray(0, 8 + read("animated.webp").readUInt32LE(4)));
rmSync(`${folder}gif-to-be.gif`);

convert(...letter, "-rotate", "270", ...plain, "PNG24:metadata.png");
write("metadata.png", withPngMetadata(read("metadata.png")));
convert(...letter, "-rotate", "270", ...plain, "-define", "webp:lossless=true", "metadata.webp");
write("metadata.webp", withWebpMetadata(read("metadata.webp"), 96, 128));
write("truncated.jpg", read("f-orientation-1.jpg").subarray(0, -400));
write("jpeg-inside.png", read("f-orientation-1.jpg"));
write("not-a-picture.png", "This file has the name of a picture and the content of a letter.\n");
write("empty.png", "");
write(
  "script.svg",
  `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="96" height="128" viewBox="0 0 96 128" onload="document.title = 'script ran'">
  <script>document.title = "script ran"; fetch("https://pictures.invalid/beacon");</script>
  <image href="https://pictures.invalid/pixel.png" width="1" height="1"/>
  <rect width="96" height="128" fill="#f6e9c8"/>
  <path d="M16 16h64v20H36v20h28v20H36v36H16z" fill="#1d3a8f"/>
</svg>
`,
);

/** An EXIF block as a TIFF file: who made the picture, how it is to be turned, and where it was taken. @param {number} orientation */
function exif(orientation) {
  const tiff = Buffer.alloc(200);
  let free = 128;
  /** @param {Buffer} bytes */
  const put = (bytes) => {
    const at = free;
    free += bytes.copy(tiff, at);
    return at;
  };
  /** @param {number[]} numbers */
  const degrees = (...numbers) => {
    const bytes = Buffer.alloc(24);
    numbers.forEach((number, index) => {
      bytes.writeUInt32LE(number, index * 8);
      bytes.writeUInt32LE(1, index * 8 + 4);
    });
    return bytes;
  };
  /** @param {number} at @param {[tag: number, type: number, count: number, value: number][]} entries */
  const directory = (at, entries) => {
    tiff.writeUInt16LE(entries.length, at);
    entries.forEach(([tag, type, count, value], index) => {
      const entry = at + 2 + index * 12;
      tiff.writeUInt16LE(tag, entry);
      tiff.writeUInt16LE(type, entry + 2);
      tiff.writeUInt32LE(count, entry + 4);
      tiff.writeUInt32LE(value, entry + 8);
    });
  };
  const [ascii, short, long, rational] = [2, 3, 4, 5];
  const letterAsNumber = (/** @type {string} */ text) => text.charCodeAt(0);
  tiff.write("II*\0", 0, "latin1");
  tiff.writeUInt32LE(8, 4);
  directory(8, [
    [0x010f, ascii, 13, put(Buffer.from("SecretCamera\0"))],
    [0x0112, short, 1, orientation],
    [0x8825, long, 1, 60],
  ]);
  directory(60, [
    [0x0001, ascii, 2, letterAsNumber("N")],
    [0x0002, rational, 3, put(degrees(48, 51, 29))],
    [0x0003, ascii, 2, letterAsNumber("E")],
    [0x0004, rational, 3, put(degrees(2, 17, 40))],
  ]);
  return tiff.subarray(0, free);
}

/** @param {string} text */
function xmp(text) {
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="${text}"/></rdf:RDF></x:xmpmeta>`;
}

/** @param {Buffer} file @param {number} orientation */
function withJpegMetadata(file, orientation) {
  /** @param {number} marker @param {Buffer} content */
  const segment = (marker, content) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(content.length + 2, 2);
    return Buffer.concat([head, content]);
  };
  return Buffer.concat([
    file.subarray(0, 2),
    segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0"), exif(orientation)])),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmp("SecretPerson")}`)),
    segment(0xed, Buffer.from("Photoshop 3.0\x008BIM SecretCaption")),
    segment(0xfe, Buffer.from("SecretNote")),
    file.subarray(2),
    Buffer.from("SecretTrailer"),
  ]);
}

/** @param {Buffer} file */
function withPngMetadata(file) {
  /** @param {string} type @param {Buffer} content */
  const chunk = (type, content) => {
    const body = Buffer.concat([Buffer.from(type), content]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(content.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const headEnd = 8 + 25;
  return Buffer.concat([
    file.subarray(0, headEnd),
    chunk("tEXt", Buffer.from("Comment\0SecretNote")),
    chunk("iTXt", Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${xmp("SecretPerson")}`)),
    chunk("eXIf", exif(6)),
    file.subarray(headEnd),
  ]);
}

/** @param {Buffer} file a lossless picture @param {number} heightPx @param {number} widthPx as stored */
function withWebpMetadata(file, heightPx, widthPx) {
  /** @param {string} type @param {Buffer} content */
  const chunk = (type, content) => {
    const head = Buffer.from(`${type}0000`);
    head.writeUInt32LE(content.length, 4);
    return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
  };
  const header = Buffer.alloc(10);
  header[0] = 0x0c;
  header.writeUIntLE(widthPx - 1, 4, 3);
  header.writeUIntLE(heightPx - 1, 7, 3);
  const chunks = [
    chunk("VP8X", header),
    file.subarray(12),
    chunk("EXIF", exif(6)),
    chunk("XMP ", Buffer.from(xmp("SecretPerson"))),
  ];
  const whole = Buffer.concat([Buffer.from("RIFF0000WEBP"), ...chunks]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
}

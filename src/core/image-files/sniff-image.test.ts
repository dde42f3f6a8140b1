import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { describeUnsupportedFile } from "./describe-unsupported-file.ts";
import { sniffImage } from "./sniff-image.ts";

const read = (name: string) => new Uint8Array(readFileSync(new URL(`../../../e2e/images/${name}`, import.meta.url)));
const bytesOf = (text: string) => new TextEncoder().encode(text);

test.each([
  ["f-orientation-1.jpg", "jpeg"],
  ["cmyk.jpg", "jpeg"],
  ["jpeg-inside.png", "jpeg"],
  ["palette.png", "png"],
  ["animated.gif", "gif"],
  ["picture.webp", "webp"],
  ["picture.avif", "avif"],
  ["picture.heic", "heic"],
  ["picture.bmp", "bmp"],
  ["script.svg", "svg"],
])("%s is recognised as %s, whatever its name", (name, kind) => {
  expect(sniffImage(read(name))).toBe(kind);
});

test.each([
  ["picture.tiff", "a TIFF picture"],
  ["not-a-picture.png", "text"],
])("%s is unsupported and described as %s", (name, what) => {
  expect(sniffImage(read(name))).toBeUndefined();
  expect(describeUnsupportedFile(read(name))).toBe(what);
});

test.each([
  ["%PDF-1.7", "a PDF document"],
  ["\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "a video or sound"],
  ["RIFF\x10\0\0\0WAVEfmt ", "a video or sound"],
  ["BMI is my body mass index, not a bitmap", "text"],
  ["<!doctype html><title>A page</title><svg></svg>", "text"],
  ["\x01\x02\x03\x04", "of an unknown type"],
])("%j is described as %s", (text, what) => {
  expect(sniffImage(bytesOf(text))).toBeUndefined();
  expect(describeUnsupportedFile(bytesOf(text))).toBe(what);
});

test.each([
  ["<svg/>"],
  ["\ufeff  <svg xmlns='http://www.w3.org/2000/svg'>"],
  ["<?xml version='1.0'?><!-- made > by hand --><svg:svg xmlns:svg='http://www.w3.org/2000/svg'>"],
  ['<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd" [ <!ENTITY a "<b>"> ]>\n<svg width="1">'],
  ["<!DOCTYPE svg><svg a='[>]'>"],
])("%j is recognised as an SVG", (text) => {
  expect(sniffImage(bytesOf(text))).toBe("svg");
});

test("an SVG in UTF-16 is recognised as an SVG", () => {
  expect(sniffImage(new Uint8Array(Buffer.from("\ufeff<?xml version='1.0'?><svg>", "utf16le")))).toBe("svg");
});

test("any bytes are recognised or described", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(sniffImage(bytes) ?? describeUnsupportedFile(bytes)).toBeTypeOf("string");
    }),
  );
});

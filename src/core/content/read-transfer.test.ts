import { expect, test } from "vitest";
import { readTransfer, type Transfer } from "./read-transfer.ts";
import { measureMs } from "#e2e/fixtures/measure-ms.ts";

type Named = { name: string };
const NOTHING: Transfer<Named> = { text: "", html: "", addresses: "", files: [], folderNames: [] };
const photo = { name: "photo one.png" };
const drawn = { name: "image.png" };
const PNG = "data:image/png;base64,iVBORw0KGgo=";
const SRC = "https://example.com/cat.png?w=1&h=2";
const IMG = '<meta charset="utf-8"><img src="https://example.com/cat.png?w=1&amp;h=2" alt="A cat">';
const files = (...named: Named[]) => ({ kind: "files", files: named, folderNames: [] });
const text = (written: string) => ({ kind: "text", text: written });
const address = (written: string) => ({ kind: "picture-address", address: written });

test.each<[string, Partial<Transfer<Named>>, unknown]>([
  ["a screenshot", { files: [drawn] }, files(drawn)],
  ["a file copied in Finder or Explorer", { files: [photo], text: "photo one.png" }, files(photo)],
  ["a file copied in Finder and called image.png", { files: [drawn], text: "Holiday.HEIC" }, files(drawn)],
  ["a file copied in GNOME Files", { files: [photo], text: "copy\nfile:///home/a/photo%20one.png" }, files(photo)],
  ["a file copied as a path", { files: [photo], text: '"C:\\Users\\a\\photo one.png"' }, files(photo)],
  [
    "two files copied with their paths",
    { files: [photo, drawn], text: "/a/photo one.png\n/a/image.png\n" },
    files(photo, drawn),
  ],
  ["files dragged from a file manager", { files: [photo], addresses: "file:///a/photo%20one.png" }, files(photo)],
  ["a folder dragged", { folderNames: ["Holiday"] }, { kind: "files", files: [], folderNames: ["Holiday"] }],
  [
    "a file and a folder dragged with their paths",
    { files: [photo], folderNames: ["Holiday"], text: "/a/photo one.png\n/a/Holiday" },
    { kind: "files", files: [photo], folderNames: ["Holiday"] },
  ],
  ["Copy image in a browser", { files: [drawn], html: IMG }, files(drawn)],
  ["Copy image in a browser, with its address as text", { files: [drawn], html: IMG, text: SRC }, files(drawn)],
  ["a picture dragged from a page in Chrome", { files: [drawn], html: IMG, addresses: SRC, text: SRC }, files(drawn)],
  ["a picture dragged from a page in Firefox", { html: IMG, addresses: SRC, text: SRC }, address(SRC)],
  [
    "a picture in a link, dragged",
    {
      html: `<a href="https://example.com/page">${IMG}</a>`,
      addresses: "https://example.com/page",
      text: "https://example.com/page",
    },
    address(SRC),
  ],
  [
    "a picture dragged by its address only",
    { addresses: "https://example.com/a.JPG#x" },
    address("https://example.com/a.JPG#x"),
  ],
  ["a picture dragged from a page that has it as data", { html: `<img src='${PNG}'>` }, address(PNG)],
  ["the data of a picture copied as text", { text: `${PNG}\n` }, address(PNG)],
  [
    "a link dragged",
    {
      html: '<a href="https://example.com/page">Page</a>',
      addresses: "https://example.com/page",
      text: "https://example.com/page",
    },
    text("https://example.com/page"),
  ],
  [
    "a link dragged without text",
    { addresses: "# a comment\r\nhttps://example.com/page" },
    text("https://example.com/page"),
  ],
  [
    "cells copied in a spreadsheet",
    { files: [drawn], html: "<table><tr><td>1</td></tr></table>", text: "a\tb\n1\t2" },
    text("a\tb\n1\t2"),
  ],
  [
    "one cell copied in a spreadsheet",
    { files: [drawn], html: "<table><tr><td>42</td></tr></table>", text: "42" },
    text("42"),
  ],
  ["a paragraph copied in a word processor", { files: [drawn], html: "<p>Hello</p>", text: "Hello" }, text("Hello")],
  ["a paragraph with a picture copied from a page", { html: `<p>Look: ${IMG}</p>`, text: "Look:" }, text("Look:")],
  ["plain text", { text: "  indented" }, text("  indented")],
  ["the name of a picture as text alone", { text: "photo.png" }, text("photo.png")],
  ["an address as text alone", { text: SRC }, text(SRC)],
  [
    "prose that mentions data:",
    { text: "data:image/png;base64 is how it begins" },
    text("data:image/png;base64 is how it begins"),
  ],
  ["an empty clipboard", {}, { kind: "nothing" }],
])("%s is read as what it is", (_name, given, expected) => {
  expect(readTransfer({ ...NOTHING, ...given })).toEqual(expected);
});

test("a text of megabytes is read in a fraction of a second", () => {
  const long = "<p ".repeat(700_000);
  const read = () => expect(readTransfer({ ...NOTHING, html: `<img src="a"${long}`, text: long }).kind).toBe("text");
  expect(measureMs(read)).toBeLessThan(2000);
});

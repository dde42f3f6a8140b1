// @ts-check
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const GUARD = "app/ignore-composing-keys.ts";
const src = new URL("../src/", import.meta.url);
const sources = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\.tsx?$/.test(path) && !/\.(test|bench)\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(new URL(path, src), "utf8") }));

/** @param {RegExp} pattern */
const listFilesWith = (pattern) => sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

test("the keys of an input method are recognised in one file, which hides them from all others", () => {
  expect(listFilesWith(/\bisComposing\b|\bkeyCode\b|\b229\b/)).toEqual([GUARD]);
});

test("keys are read from keydown alone, the event whose composing keys are hidden", () => {
  expect(listFilesWith(/onKeyDown=|"keydown"/).length).toBeGreaterThan(10);
  expect(listFilesWith(/onKeyUp|onKeyPress|"keyup"|"keypress"/)).toEqual([]);
});

test("the composing keys are hidden before any other listener of the page is added", () => {
  const start = sources.find(({ path }) => path === "app/start.ts")?.text ?? "";
  const [, body = ""] = start.split("export async function start(): Promise<void> {\n");
  expect(body.trimStart().startsWith("ignoreComposingKeys();")).toBe(true);
});

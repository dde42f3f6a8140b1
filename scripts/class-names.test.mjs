// @ts-check
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Values that stand in one class name alone and are no size, radius or colour. */
const ALLOWED = /^(?:md:)?grid-cols-\[/;
const RADII = ["chip", "control", "card", "panel", "full"];

const src = new URL("../src/", import.meta.url);
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".tsx"));
const source = files.map((path) => readFileSync(new URL(path, src), "utf8")).join("\n");

test("class names take sizes, radii and colours from the token table", () => {
  expect(files.length).toBeGreaterThan(100);
  const arbitrary = source.match(/[a-z0-9:!-]+-\[[^\]\s"'`]+\]/g) ?? [];
  expect(arbitrary.filter((name) => !ALLOWED.test(name) && /\[[^\]]*(?:\d|var\(|#)/.test(name))).toEqual([]);
});

test("every radius in a class name is one that the token table names", () => {
  const radii = [...source.matchAll(/\brounded(?:-[trbl]{1,2})?(?:-([a-z0-9]+))?(?=[\s"'`])/g)];
  expect(radii.length).toBeGreaterThan(30);
  expect(radii.map(([name, radius]) => (RADII.includes(radius ?? "") ? undefined : name)).filter(Boolean)).toEqual([]);
});

test("sides are those of the text: start and end, not left and right", () => {
  const ofClasses =
    source.match(
      /(?<=["'`\s:!])-?(?:(?:scroll-)?[mp][lr]-(?:\d|auto|px)|border-[lr](?=[-\s"'`])|rounded-(?:[lr]|[tb][lr])\b|(?:text|float)-(?:left|right)\b|(?:left|right)-(?!1\/2)\d)[^\s"'`]*/g,
    ) ?? [];
  const styles = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".css"));
  expect(styles.length).toBeGreaterThan(2);
  const ofStyles = styles.flatMap(
    (path) =>
      readFileSync(new URL(path, src), "utf8").match(
        /(?:margin|padding|border)-(?:left|right)[^;]*|(?:text-align|float):\s*(?:left|right)|(?<=[{;]\s*)(?:left|right):[^;]*/g,
      ) ?? [],
  );
  expect([...ofClasses, ...ofStyles]).toEqual([]);
});

import { expect, test } from "vitest";
import { HOSTILE_SVGS } from "#e2e/fixtures/hostile-svgs.ts";
import { measureSvg, TOO_MANY_SVG_SHAPES } from "./measure-svg.ts";

const wrap = (content: string, head = '<?xml version="1.0"?>') =>
  `${head}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${content}</svg>`;

/** The work of some content beside that of the svg element itself. */
const measure = (content: string, head?: string) => measureSvg(wrap(content, head)) - measureSvg(wrap("", head));

test("the elements of an ordinary drawing are counted once", () => {
  expect(
    measure('<g id="a"><rect width="9"/></g><!-- <rect/> --><circle r="1"></circle><desc>a &lt; b</desc>'),
  ).toBeCloseTo(4.8);
});

test("a repeated group is counted each time", () => {
  expect(measure(`<defs><g id="a"><rect/><rect/></g></defs>${'<use href="#a"/>'.repeat(3)}`)).toBe(16);
});

test.each(Object.entries(HOSTILE_SVGS))("%s are too much work, and counted at once", (_what, svg) => {
  const before = process.cpuUsage();
  expect(measureSvg(svg)).toBeGreaterThan(TOO_MANY_SVG_SHAPES);
  expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
});

test("uses in a circle, and 20,000 open groups, are counted without end or overflow", () => {
  expect(measure('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>')).toBeLessThan(20);
  expect(measureSvg("<g>".repeat(20_000))).toBeLessThanOrEqual(20_001);
});

test.each([
  [
    "names of an editor as entities",
    '<g xmlns:x="&ns;"><rect/></g>',
    '<!DOCTYPE svg [<!ENTITY ns "http://ns.example/">]>',
  ],
  [
    "2,000 shapes with gradients",
    `<linearGradient id="g">${'<stop offset="1"/>'.repeat(10)}</linearGradient>${'<path d="M1 1h9v9z" fill="url(#g)"/>'.repeat(2000)}`,
  ],
  ["classes with opacity on shapes", `<style>.a{opacity:.5}.b{fill:red}</style>${'<rect class="a b"/>'.repeat(9000)}`],
  [
    "40 shadows with a region of their own",
    `<filter id="f" filterUnits="userSpaceOnUse" width="20" height="20"><feFlood/><feGaussianBlur stdDeviation="2"/><feBlend in2="SourceGraphic"/></filter>${'<g filter="url(#f)"><rect/></g>'.repeat(40)}`,
  ],
  [
    "20,000 small circles over a large ground",
    `<rect width="100%" height="100%"/>${'<circle cx="9" cy="9" r="1.5"/>'.repeat(20_000)}`,
  ],
  ["3,000 cells of a chart", '<rect width="1.5" height="2"/><text font-size="1.2">0.25</text>'.repeat(3000)],
  ["a map of a megabyte", `<path d="M0 0${"l1 .5".repeat(200_000).slice(0, 5000)}"/>`.repeat(200)],
])("%s are little work", (_what, content, head?: string) => {
  expect(measure(content, head)).toBeLessThan(TOO_MANY_SVG_SHAPES);
});

test("any text is measured", () => {
  for (const text of ["", "<", "<svg", '<svg a="', "<svg><![CDATA[", "&a;", "<!ENTITY a '", "\0".repeat(9)])
    expect(measureSvg(text)).toBeGreaterThanOrEqual(0);
});

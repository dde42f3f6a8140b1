import { expect, test } from "vitest";
import { countSvgElements, TOO_MANY_SVG_ELEMENTS } from "./count-svg-elements.ts";

const wrap = (content: string) => `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">${content}</svg>`;

test("the elements of an ordinary drawing are counted once", () => {
  expect(countSvgElements(wrap('<g id="a"><path d="M0 0>"/></g><!-- <rect/> --><circle r="1"></circle>'))).toBe(4);
});

test("a repeated group is counted each time", () => {
  expect(countSvgElements(wrap(`<defs><g id="a"><rect/><rect/></g></defs>${'<use href="#a"/>'.repeat(3)}`))).toBe(17);
});

test("six levels of ten uses are too many, in 2 kB", () => {
  const level = (index: number) => `<g id="l${index}">${`<use xlink:href="#l${index - 1}"/>`.repeat(10)}</g>`;
  const svg = wrap(`<rect id="l0"/>${[1, 2, 3, 4, 5, 6].map(level).join("")}`);
  expect(svg.length).toBeLessThan(2200);
  expect(countSvgElements(svg)).toBeGreaterThan(TOO_MANY_SVG_ELEMENTS);
});

test("uses in a circle, and 20,000 open groups, are counted without end or overflow", () => {
  expect(countSvgElements(wrap('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'))).toBeLessThan(20);
  expect(countSvgElements("<g>".repeat(20_000))).toBe(20_000);
});

// @vitest-environment happy-dom
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DATA_TEXTS } from "#e2e/fixtures/data-texts.ts";
import { Markdown } from "./markdown.tsx";

let page: HTMLElement;
let root: Root;
const copied: string[] = [];

beforeEach(() => {
  page = document.body.appendChild(document.createElement("main"));
  root = createRoot(page);
  copied.length = 0;
});

afterEach(() => {
  flushSync(() => root.unmount());
  page.remove();
});

function copy(code: string): Promise<boolean> {
  copied.push(code);
  return Promise.resolve(true);
}

function show(text: string, streaming = false): void {
  flushSync(() => root.render(<Markdown text={text} streaming={streaming} onCopyCode={copy} />));
}

function press(name: string): void {
  const button = [...page.querySelectorAll("button")].find(
    (each) => each.textContent === name || each.getAttribute("aria-label") === name,
  );
  if (!button) throw new Error(`No button is called ${name}`);
  flushSync(() => button.click());
}

const cells = () => [...page.querySelectorAll("tr")].map((row) => [...row.children].map((cell) => cell.textContent));
const getText = (name: string) => DATA_TEXTS[name]?.[1] ?? "";

describe("a reply that is data", () => {
  test.each(Object.entries(DATA_TEXTS))(
    "%s is copied as it was written, with and without a fence",
    (_name, [language, text]) => {
      const source = text.replace(/[\r\n]+$/, "");
      show(text);
      press("Copy code");
      show(`\`\`\`${language}\n${source}\n\`\`\`\n`);
      press("Copy code");
      expect(copied).toEqual([source, source]);
      expect(page.querySelector("figcaption")?.textContent).toContain(language);
    },
  );

  test.each(Object.entries(DATA_TEXTS))("%s grows in one block that stays the same element", (_name, [, text]) => {
    let block: Element | null = null;
    for (let end = 1; end <= text.length; end += 1) {
      show(text.slice(0, end), true);
      const found = page.querySelector("figure");
      expect(found).toBe(block ?? found);
      block = found;
      expect(page.querySelectorAll(".streaming-caret")).toHaveLength(1);
    }
    show(text);
    expect(page.querySelector("figure")).toBe(block);
    expect(page.querySelector(".markdown")?.children).toHaveLength(1);
  });

  test.each(Object.entries(DATA_TEXTS))("after %s, Markdown is formatted", (_name, [, text]) => {
    show(`${text.trimEnd()}\n\nThat is **all**.\n`);
    expect(page.querySelector(".markdown > .chapter > .segment > p > strong")?.textContent).toBe("all");
  });
});

describe("JSON", () => {
  const find = (label: string) => {
    const found = page.querySelector<HTMLElement>(`button[aria-label="${label}"]`);
    if (!found) throw new Error(`No button is called ${label}`);
    return found;
  };
  const getLines = () => (page.querySelector("code")?.textContent ?? "").split("\n");
  const pressKey = (key: string) =>
    flushSync(() => document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })));

  test.each(["a reply", "a fence"])("objects and lists of %s fold to the number of what is in them", (where) => {
    const code = JSON.stringify({ shop: "Tea", items: [{ name: "Sencha", price: 4.5 }], open: [1, 2] }, null, 2);
    show(where === "a reply" ? code : `\`\`\`json\n${code}\n\`\`\``);
    expect(page.querySelector("code")?.textContent).toBe(code);
    press("items, 1 item");
    expect(getLines()).toEqual([
      "{",
      '  "shop": "Tea",',
      '  "items": [ 1 item ],',
      '  "open": [',
      "    1,",
      "    2",
      "  ]",
      "}",
    ]);
    expect(find("items, 1 item").getAttribute("aria-expanded")).toBe("false");
    press("Unfold all");
    expect(page.querySelector("code")?.textContent).toBe(code);
    press("Fold all");
    expect(getLines()).toHaveLength(5);
    press("Copy code");
    expect(copied).toEqual([code]);
  });

  test("the arrow keys move between the folds, which are one stop of the Tab key, and fold and unfold", () => {
    show(JSON.stringify({ a: [1, 2], b: { c: [3, 4] } }, null, 2));
    const stops = () => [...page.querySelectorAll<HTMLElement>("code button")].filter((each) => each.tabIndex === 0);
    expect(stops()).toEqual([find("Object, 2 fields")]);
    flushSync(() => find("Object, 2 fields").focus());
    pressKey("ArrowDown");
    expect(document.activeElement).toBe(find("a, 2 items"));
    pressKey("ArrowDown");
    pressKey("ArrowLeft");
    expect(getLines().at(-2)).toBe('  "b": { 1 field }');
    expect(stops()).toEqual([find("b, 1 field")]);
    pressKey("ArrowRight");
    pressKey("End");
    expect(document.activeElement).toBe(find("c, 2 items"));
  });

  test("JSON on one line is indented, and its source is one press away", () => {
    const text = getText("an object").trimEnd();
    show(text);
    press("Show source");
    expect(page.querySelector("code")?.textContent).toBe(text);
    press("Show indented");
    expect(page.querySelector("code")?.textContent).toBe(JSON.stringify(JSON.parse(text), null, 2));
  });

  test("JSON of many lines has no folds, and is shown whole", () => {
    const code = JSON.stringify(
      Array.from({ length: 1000 }, () => "a"),
      null,
      2,
    );
    show(code);
    expect(page.querySelector("code button")).toBeNull();
    expect(page.querySelector("code")?.textContent).toBe(code);
  });
});

describe("comma-separated values", () => {
  test("they are a table with a head, and the source is one press away", () => {
    const text = getText("a table with commas");
    show(text);
    expect(cells()).toEqual([
      ["name", "price", "note"],
      ["Sencha", "4.50", 'green, "steamed"'],
      ["Assam", "3.20", "black\nand strong"],
    ]);
    expect([...page.querySelectorAll("th")].map((cell) => cell.getAttribute("scope"))).toEqual(["col", "col", "col"]);
    press("Show source");
    expect(page.querySelector("table")).toBeNull();
    expect(page.querySelector("code")?.textContent).toBe(text.trimEnd());
    press("Show table");
    expect(cells()).toHaveLength(3);
  });

  test.each([
    ["csv", "a;b\n1;2"],
    ["TSV", "a\tb\n1\t2"],
    ["csv", "\uFEFFa,b\r\n1,2\r\n"],
    ["psv", "a|b\n1|2"],
  ])("a fence that says %s is a table from its second row on: %j", (language, code) => {
    show(`Here:\n\n\`\`\`${language}\n${code}\n\`\`\`\n`);
    expect(cells()).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
    show(`- in a list\n\n  \`\`\`${language}\n  ${code.replaceAll("\n", "\n  ")}\n  \`\`\`\n`);
    expect(cells()).toHaveLength(2);
  });

  test("a fence without separators or rows is code", () => {
    for (const code of ["one\ntwo\nthree", "a,b", ""]) {
      show(`\`\`\`csv\n${code}\n\`\`\``);
      expect(page.querySelector("table, button:not([aria-label])")).toBeNull();
      expect(page.querySelector("code")?.textContent).toBe(code);
    }
  });

  test("of a table that is too large, the first rows are drawn, with their number", () => {
    show(`a,b,c,d\n${"1,2,3,4\n".repeat(20_000)}`);
    expect(cells()).toHaveLength(1000);
    expect(page.querySelector(".plain-note")?.textContent).toBe(
      "The first 999 of 20,000 rows. The source has all of them.",
    );
  });

  test("a growing table keeps the elements of its rows", () => {
    const text = getText("a table with semicolons");
    show(text.slice(0, -12), true);
    const rows = [...page.querySelectorAll("tr")];
    show(text, true);
    expect([...page.querySelectorAll("tr")].slice(0, rows.length)).toEqual(rows);
  });
});

describe("a difference", () => {
  test("its lines are told apart, and its text stays as it was written", () => {
    const text = getText("a difference by Git").trimEnd();
    show(text);
    expect(page.querySelector("code")?.textContent).toBe(text);
    const lines = (kind: string) => [...page.querySelectorAll(`.diff-${kind}`)].map((each) => each.textContent);
    expect(lines("added")).toEqual(["+const minutes = 4;\n+const isGreen = true;\n"]);
    expect(lines("removed")).toEqual(["-const minutes = 3;\n", "-# Notes\n-- buy tea"]);
    expect(lines("hunk")).toEqual(["@@ -1,4 +1,5 @@ export function brew\n", "@@ -1,2 +0,0 @@\n"]);
    expect(lines("file").join("")).toContain("+++ /dev/null\n");
  });
});

test("the letter of a patch by mail has no lines that are removed", () => {
  show(getText("a patch by mail"));
  expect(page.querySelector(".diff-removed")?.textContent).toBe("-const minutes = 3;\n");
});

describe("markup", () => {
  test("pages and XML are code, and none of their elements stands in the page", () => {
    for (const name of ["an HTML page", "an HTML page without a document type", "XML with a declaration"]) {
      show(getText(name));
      expect(page.querySelector("code")?.textContent).toBe(getText(name).trimEnd());
      expect(page.querySelector("main script, main body, main h1, img")).toBeNull();
    }
  });

  test("an SVG is code while it grows, and a picture on request", () => {
    const text = getText("an SVG");
    show(text, true);
    expect(page.querySelector("code")?.textContent).toContain("<rect");
    show(text);
    expect(page.querySelector("img")).toBeNull();
    press("Show picture");
    const address = page.querySelector("img")?.getAttribute("src") ?? "";
    expect(decodeURIComponent(address)).toBe(`data:image/svg+xml;charset=utf-8,${text.trimEnd()}`);
    press("Show source");
    expect(page.querySelector("code")?.textContent).toBe(text.trimEnd());
  });

  test("an SVG without a namespace gets one as a picture, and keeps its source", () => {
    show('```svg\n<svg width="4"><title>A dot</title></svg>\n```');
    press("Show picture");
    expect(page.querySelector("img")?.getAttribute("alt")).toBe("A dot");
    expect(decodeURIComponent(page.querySelector("img")?.getAttribute("src") ?? "")).toContain(
      '<svg xmlns="http://www.w3.org/2000/svg" width="4">',
    );
    press("Copy code");
    expect(copied).toEqual(['<svg width="4"><title>A dot</title></svg>']);
  });

  test("an SVG that repeats itself too often, and one with entities, are not drawn", () => {
    const uses = (level: number) => `<g id="a${level + 1}">${`<use href="#a${level}"/>`.repeat(10)}</g>`;
    show(`<svg><g id="a0"><path/></g>${Array.from({ length: 6 }, (_, level) => uses(level)).join("")}</svg>`);
    press("Show picture");
    expect(page.querySelector("img")).toBeNull();
    expect(page.querySelector(".plain-note")?.textContent).toMatch(/^Not drawn: it is as much work as [\d,]+ shapes/);
    press("Show source");
    expect(page.querySelector("code")?.textContent).toContain("<path/>");
    show('<?xml version="1.0"?>\n<!DOCTYPE svg [<!ENTITY a "b">]>\n<svg>&a;</svg>');
    expect(page.querySelector("button:not([aria-label])")).toBeNull();
  });
});

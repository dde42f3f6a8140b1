import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { DATA_TEXTS } from "#e2e/fixtures/data-texts.ts";
import { TRICKY_DOCUMENTS } from "#e2e/fixtures/tricky-documents.ts";
import { Markdown } from "#ui/markdown/markdown.tsx";

/** An answer with each construct that changes its look when it closes. */
const CONSTRUCTS: Readonly<Record<string, string>> = {
  "marks in sentences":
    "This is **bold text**, *slanted text*, ~~gone~~, `code with words` and a [link to a page](https://example.com/a/long/address).\n\nThen ***both***, a__b__c, 2 * 3 * 4 and snake_case_names; **Note:** it goes on.\n",
  "a table":
    "Before it.\n\n| Option | Meaning | Cost |\n| --- | :-: | --: |\n| `a` | the first one | 5 |\n| b | **second** | 10 |\n\nAfter it.\n",
  "a table without outer bars":
    "Before it.\n\nOption | Meaning\n--- | ---\na | the first one\nb | second\n\nAfter it.\n",
  lists:
    "Before it:\n- one\n- two\n  - nested\n    more of it\n- three\n\n1. first\n2. second\n\n   with a paragraph\n\n3. third\n\n- [ ] open\n- [x] done\n\nAfter it.\n",
  headings: "# Title\n\nText\n\n## Part\nText below\n\nUnderlined\n===\n\nText\n\nAlso\n---\n\nText\n\n***\n\nEnd.\n",
  formulas:
    "The formula $E = mc^2$ and \\(a_1 + \\frac{b}{c}\\) in a line.\n\n$$\n\\int_0^1 x^2 \\, dx = \\frac{1}{3}\n$$\n\nText.\n\n\\[\n\\sum_{i=1}^{n} i = \\frac{n(n+1)}{2}\n\\]\n\nSo $$x^2$$ holds. It costs $5 or $6.\n",
  fences:
    'Before it:\n```js\nconst a = 1;\n\nif (a) {\n  run(a);\n}\n```\nAfter it.\n\n~~~\nplain\n~~~\n\n- item\n  ```sh\n  npm i\n  ```\n- item\n\n```csv\nname,price\nSencha,4.50\nAssam,3.20\n```\n\n```json\n{\n  "a": [1, 2],\n  "b": {\n    "c": 3\n  }\n}\n```\n\n```diff\n-a\n+b\n```\n\nEnd.\n',
  quotes: "> A quote\n> of two lines\n>\n> - with a list\n\nText.\n\n> [!NOTE]\n> A note.\n\nText.\n",
  "links and pictures":
    "See [one][1] and ![a picture](https://example.com/x.png), https://example.com/path?q=1 and <https://example.com>.\n\n[1]: https://example.com/one\n\nText[^1] goes on.\n\n[^1]: A note.\n",
  tags: "One<br>two, H<sub>2</sub>O and x<sup>2</sup>, <kbd>Ctrl</kbd>.\n\n<details>\n<summary>More</summary>\n\nIt is **here**.\n\n</details>\n\nEnd.\n",
};

const TEXTS: Readonly<Record<string, string>> = {
  ...CONSTRUCTS,
  ...TRICKY_DOCUMENTS,
  ...Object.fromEntries(Object.entries(DATA_TEXTS).map(([name, [, text]]) => [name, text])),
};

/** What moved while a text was streamed, in CSS pixels. */
type Shift = {
  name: string;
  step: number;
  /** The way of all blocks that were complete already. */
  movedPx: number;
  /** The heights by which the text became lower. */
  shrunkPx: number;
  /** The updates in which words that could be read were taken back. */
  flashes: number;
  /** The browser's own score. */
  score: number;
  /** Where most happened: the end of the text, and the words that were taken back. */
  worst: { px: number; before: string; back: string }[];
};

/** Streams every text by `step` characters through the page's renderer and measures what moves. */
async function measureShifts(step: number): Promise<Shift[]> {
  const shifts: Shift[] = [];
  for (const [name, text] of Object.entries(TEXTS)) shifts.push(await measureShift(name, text, step));
  return shifts;
}

async function measureShift(name: string, text: string, step: number): Promise<Shift> {
  const host = document.createElement("main");
  host.style.width = "720px";
  document.body.replaceChildren(host);
  const root = createRoot(host);
  const shift: Shift = { name, step, movedPx: 0, shrunkPx: 0, flashes: 0, score: 0, worst: [] };
  const observer = new PerformanceObserver((list) => addScores(shift, list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: false });
  let before = readLayout(host);
  for (let end = step; ; end += step) {
    const isLast = end >= text.length + step;
    flushSync(() => root.render(<Markdown text={text.slice(0, end)} streaming={!isLast} />));
    await nextFrame();
    const after = readLayout(host);
    addMoves(shift, before, after, text.slice(Math.max(0, end - step - 30), end) + (isLast ? "⏹" : ""));
    before = after;
    if (isLast) break;
  }
  addScores(shift, observer.takeRecords());
  observer.disconnect();
  root.unmount();
  shift.worst = shift.worst.toSorted((a, b) => b.px - a.px).slice(0, 8);
  return shift;
}

type Layout = { tops: { element: Element; top: number }[]; height: number; words: string };

function readLayout(host: HTMLElement): Layout {
  const blocks = [...host.querySelectorAll(":scope > .markdown > :not(.chapter), :scope > .markdown .segment > *")];
  return {
    tops: blocks.map((element) => ({ element, top: element.getBoundingClientRect().top })),
    height: host.getBoundingClientRect().height,
    words: readWords(host),
  };
}

/** The words of the text without spaces, controls, and formulas, which are drawn once they are complete. */
function readWords(host: HTMLElement): string {
  const texts = document.createTreeWalker(host, NodeFilter.SHOW_TEXT);
  let words = "";
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode())
    if (!text.parentElement?.closest("button, figcaption, .katex, .math")) words += text.nodeValue ?? "";
  return words.replaceAll(/\s+/g, "");
}

function addMoves(shift: Shift, before: Layout, after: Layout, where: string): void {
  let px = 0;
  for (const [index, { top }] of before.tops.slice(0, -1).entries())
    px += Math.abs((after.tops[index]?.top ?? top) - top);
  shift.movedPx += px;
  const shrunk = Math.max(0, before.height - after.height);
  shift.shrunkPx += shrunk;
  const isTakenBack = !after.words.startsWith(before.words);
  let kept = 0;
  while (kept < before.words.length && before.words.charAt(kept) === after.words.charAt(kept)) kept += 1;
  if (isTakenBack) shift.flashes += 1;
  if (px + shrunk > 0 || isTakenBack)
    shift.worst.push({ px: px + shrunk, before: where, back: isTakenBack ? before.words.slice(kept, kept + 40) : "" });
}

function addScores(shift: Shift, entries: readonly PerformanceEntry[]): void {
  for (const entry of entries) if ("value" in entry && typeof entry.value === "number") shift.score += entry.value;
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

Object.assign(window, { measureShifts });

import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, test } from "vitest";
import { hostileMarkdown, HOSTILE_TEXTS } from "#e2e/fixtures/hostile-texts.ts";
import { TRICKY_DOCUMENTS } from "#e2e/fixtures/tricky-documents.ts";
import { Markdown } from "./markdown.tsx";

const ANSWER = TRICKY_DOCUMENTS["a model's answer"] ?? "";
/** An ordinary answer, a quarter of what is drawn at once; hostile texts took up to several hundred times as long. */
const REFERENCE = ANSWER.repeat(Math.ceil(3000 / ANSWER.length));
const MAX_RATIO = 20;

function measureMs(text: string, streaming: boolean): number {
  const startedAtMs = performance.now();
  renderToStaticMarkup(<Markdown text={text} streaming={streaming} />);
  return performance.now() - startedAtMs;
}

let referenceMs = Infinity;
beforeAll(() => {
  measureMs(REFERENCE, false);
  referenceMs = measureMs(REFERENCE, false);
});

/** The time of the text in times of an ordinary answer, measured again beside it where other programs took time. */
function measureRatio(text: string, streaming: boolean): number {
  let ratio = measureMs(text, streaming) / referenceMs;
  for (let round = 0; round < 3 && ratio >= MAX_RATIO; round += 1)
    ratio = measureMs(text, streaming) / measureMs(REFERENCE, false);
  return ratio;
}

describe("a hostile text takes at most as long as five ordinary answers that are drawn at once", () => {
  test.each(Object.entries(HOSTILE_TEXTS))("%s", (_name, text) => {
    expect(measureRatio(text, true)).toBeLessThan(MAX_RATIO);
  });

  test("a generated text", () => {
    const property = fc.property(hostileMarkdown(fc, 2000), (text) => measureRatio(text, false) < MAX_RATIO);
    fc.assert(property, { numRuns: 30 });
  });
});

test("an ordinary list of 800 items stays a list, also while it grows", () => {
  const items = Array.from({ length: 800 }, (_, index) => `- **word ${index}**: what it means, with \`code\`\n`);
  for (const streaming of [true, false]) {
    const shown = renderToStaticMarkup(<Markdown text={items.join("")} streaming={streaming} />);
    expect(shown.split("<li").length - 1).toBe(800);
    expect(shown).not.toContain("**");
  }
});

describe("a text that exceeds a limit", () => {
  test("a text nested too deeply is shown as written, with the reason", () => {
    const shown = renderToStaticMarkup(<Markdown text={`${"- ".repeat(2000)}a`} streaming={false} />);
    expect(shown).toContain("- - - a</p>");
    expect(shown).toContain("nested too deeply");
  });

  test("a table of too many cells is shown as written, with the reason only once it is complete", () => {
    const text = `${"|a".repeat(1000)}\n${"|-".repeat(1000)}\n${`${"|b".repeat(1000)}\n`.repeat(8)}`;
    expect(renderToStaticMarkup(<Markdown text={text} streaming={false} />)).toContain("plain-note");
    expect(renderToStaticMarkup(<Markdown text={text} streaming />)).not.toContain("plain-note");
  });

  test("a text whose marks are read again and again is shown as written, and the text after it is formatted", () => {
    const shown = renderToStaticMarkup(<Markdown text={`${"\\(".repeat(8000)}\n\n**b**`} streaming={false} />);
    expect(shown).toContain("would hold up the page");
    expect(shown).toContain("<strong>b</strong>");
  });
});

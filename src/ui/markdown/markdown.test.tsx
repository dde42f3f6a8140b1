import { describe, expect, test } from "vitest";
import { showMarkdown as show } from "./show-markdown.tsx";

describe("raw HTML", () => {
  test("raw HTML is shown as text, inline and as a block", () => {
    expect(show("a <font>bold</font> <img src=x onerror=alert(1)>")).toBe(
      "<p>a &lt;font&gt;bold&lt;/font&gt; &lt;img src=x onerror=alert(1)&gt;</p>",
    );
    expect(show("<script>\nalert(1)\n\n</script>")).toBe(
      '<p class="raw-html">&lt;script&gt;\nalert(1)\n\n&lt;/script&gt;</p>',
    );
  });

  test("Markdown after a raw HTML tag is still rendered", () => {
    expect(show("<div>\n\n**bold**\n\n</div>")).toContain("<strong>bold</strong>");
  });

  test("an HTML comment is shown as text", () => {
    expect(show("<!-- a -->\n\nb")).toContain("&lt;!-- a --&gt;");
  });
});

describe("what stands in the text", () => {
  test("headings in a reply start below the heading levels of the page", () => {
    expect(show("# A\n\n## B\n\n###### F")).toBe("<h3>A</h3><h4>B</h4><h6>F</h6>");
  });

  test("a table scrolls on its own, is focusable and has a name", () => {
    const shown = show("| a | b |\n|---|--:|\n| 1 | 2 |");
    expect(shown).toMatch(/^<div class="wide-table" tabindex="0" role="group" aria-label="Table"><table>/);
    expect(shown).toContain('<td style="text-align:right">2</td>');
  });

  test("a code block shows its language, has a name and is focusable for scrolling", () => {
    const shown = show("```ts\nconst a = '<b>';\n```");
    expect(shown).toContain(
      '<pre tabindex="0" role="group" aria-label="Code, ts"><code>const a = &#x27;&lt;b&gt;&#x27;;</code></pre>',
    );
    expect(shown).toContain("<figcaption><span>ts</span></figcaption>");
  });

  test("task list items have disabled checkboxes with a name", () => {
    const checkboxes = show("- [x] a\n- [ ] b").match(/<input[^>]*>/g) ?? [];
    expect(
      checkboxes.map((checkbox) => [checkbox.includes('disabled=""'), /aria-label="([^"]*)"/.exec(checkbox)?.[1]]),
    ).toEqual([
      [true, "Done"],
      [true, "To do"],
    ]);
  });

  test("footnotes are numbered and listed, without ids that could clash with another reply", () => {
    const shown = show("Text[^a].\n\n[^a]: Note.");
    expect(shown).toContain("<sup>1</sup>");
    expect(shown).toContain("<p>Note. </p>");
    expect(shown).not.toMatch(/ id=|aria-describedby|href/);
  });

  test("two tildes strike text through, and one tilde does not", () => {
    expect(show("5~10 and 20~30, ~~gone~~")).toBe("<p>5~10 and 20~30, <del>gone</del></p>");
  });

  test("link definitions reach the blocks that use them", () => {
    expect(show("[a]\n\ntext\n\n[a]: https://a.example")).toContain('<a href="https://a.example"');
  });
});

describe("while it streams", () => {
  const CARET = '<span class="streaming-caret" aria-hidden="true"></span>';

  test("the streaming caret follows the last text, however deeply nested", () => {
    expect(show("", true)).toBe(`<p>${CARET}</p>`);
    expect(show("a\n\nb", true)).toBe(`<p>a</p><p>b${CARET}</p>`);
    expect(show("- a\n- b **c", true)).toContain(`<strong>c${CARET}</strong></li>`);
    expect(show("```js\nx", true)).toContain(`<code>x${CARET}</code>`);
    expect(show("- a\n\n  ```js\n  x", true)).toContain(`<code>x${CARET}</code>`);
    expect(show("a $x$", true)).toContain(`</code>${CARET}</p>`);
    expect(show("a\n\nb")).not.toContain("caret");
  });

  test("open Markdown in the last block of a streaming text is closed, and earlier blocks stay unchanged", () => {
    expect(show("**a\n\n**b", true)).toBe(`<p>**a</p><p><strong>b${CARET}</strong></p>`);
    expect(show("**b")).toBe("<p>**b</p>");
  });

  test("a streaming link shows its label until its address is complete", () => {
    expect(show("See [the docs](https://exa", true)).toBe(`<p>See the docs${CARET}</p>`);
  });

  test("a streaming table is shown from its first row", () => {
    expect(show("| a | b", true)).toContain("<th>a</th>");
  });
});

test("a text that the parser fails on is shown as written", () => {
  expect(show("*\n[ ] t")).toContain("[ ] t");
});

test("a very long streaming block is shown unparsed until the text is complete", () => {
  const long = "many **words** in a row of some more words\n".repeat(650);
  expect(show(long, true)).toMatch(/^<p dir="auto" class="plain-source">many \*\*words/);
  expect(show(long)).toContain("<strong>words</strong>");
});

test("a footnote that would make a streaming text too long to parse is deferred until the text is complete", () => {
  const long = `Text[^1].\n\n${"Some **words** and further ones.\n\n".repeat(800)}[^1]: Note.\n`;
  expect(show(long, true)).toMatch(/^<p>Text\[\^1\]\.<\/p><p>Some <strong>words/);
  expect(show(long)).toContain("<sup>1</sup>");
});

describe("tables", () => {
  test("cells with a long line are marked, so that they wrap and keep a width to be read", () => {
    const shown = show(
      "| Name | Note |\n|---|---|\n| `id` of **it** | a sentence of many words |\n| 1 | これは長い日本語の文です |",
    );
    expect(shown.match(/<t[dh](?: [^>]*)?>/g)).toEqual([
      "<th>",
      "<th>",
      "<td>",
      '<td data-long="true">',
      "<td>",
      '<td data-long="true">',
    ]);
  });
});

import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Markdown } from "./markdown.tsx";

/** The markup inside the wrapper. */
function show(text: string, streaming = false): string {
  const markup = renderToStaticMarkup(<Markdown text={text} streaming={streaming} />);
  return markup.replace(/^<div class="markdown">/, "").replace(/<\/div>$/, "");
}

/** The attributes of every link, and its title, which names the host that it leads to. */
function attributes(title: string): string {
  return `target="_blank" rel="noopener noreferrer" referrerPolicy="no-referrer" title="${title}"`;
}

describe("links", () => {
  test("links open in a new tab, with no opener and no referrer", () => {
    expect(show("[a](https://a.example/x)")).toBe(
      `<p><a href="https://a.example/x" ${attributes("a.example")}>a</a></p>`,
    );
    expect(show("https://a.example")).toBe(
      `<p><a href="https://a.example" ${attributes("a.example")}>https://a.example</a></p>`,
    );
    expect(show("me@a.example")).toContain('<a href="mailto:me@a.example" target="_blank"');
  });

  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc",
    "tel:1",
    "//a.example",
    "./x.ts",
    "#top",
  ])("a link to %s is shown as text with the address", (address) => {
    expect(show(`[label](${address})`)).toBe(`<p>label (${address})</p>`);
  });

  test("a link with an entity or a tab in its scheme is not rendered as a link", () => {
    expect(show("[x](java&#115;cript:alert(1))")).not.toContain("<a");
    expect(show("[x](<java\tscript:alert(1)>)")).not.toContain("<a");
    expect(show("<javascript:alert(1)>")).toBe("<p>javascript:alert(1)</p>");
  });

  test("a link names its host in its title, before the title that the text gives it", () => {
    expect(show('[a](https://www.a.example:8080/x "google.com")')).toContain('title="www.a.example:8080: google.com"');
    expect(show("[a](mailto:me@a.example?subject=x)")).toContain('title="me@a.example"');
    expect(show("[例](https://例え.jp)")).toContain('title="例え.jp"');
  });

  test.each([
    ["[google.com](https://evil.example)", "evil.example"],
    ["[Visit https://google.com now](https://evil.example/google.com)", "evil.example"],
    ["https://google.com@evil.example/", "evil.example"],
    ["[sign in](https://google.com:443@evil.example)", "evil.example"],
    ["<https://аpple.com>", "xn--pple-43d.com"],
    ["[a](https://xn--80ak6aa92e.com)", "xn--80ak6aa92e.com"],
    ["[me@bank.example](mailto:you@evil.example)", "you@evil.example"],
  ])("the link %s says that it goes to %s", (text, target) => {
    expect(show(text)).toContain(`</a><small class="link-target"> (goes to ${target})</small>`);
  });

  test.each([
    "[Node.js](https://nodejs.org)",
    "[README.md](https://github.example/a)",
    "[https://www.a.com/x](https://a.com)",
    "[a.com](https://docs.a.com/x)",
    "https://münchen.de",
    "me@a.example",
  ])("the link %s, which says enough itself, has no note", (text) => {
    expect(show(text)).not.toContain("goes to");
  });
});

describe("Chinese, Japanese and Korean", () => {
  test.each([
    [
      "这是**「重要」**的内容，**注意：**请先保存。",
      "这是<strong>「重要」</strong>的内容，<strong>注意：</strong>请先保存。",
    ],
    ["한국어 **‘인용’**은 굵게.", "한국어 <strong>‘인용’</strong>은 굵게."],
    ["日本語の**「強調」**です。*（注）*も", "日本語の<strong>「強調」</strong>です。<em>（注）</em>も"],
    ["~~「旧」~~的", "<del>「旧」</del>的"],
  ])("emphasis in %s ends beside punctuation", (text, shown) => {
    expect(show(text)).toBe(`<p>${shown}</p>`);
  });

  test("an address in a text ends where the text goes on, and the emphasis around it is kept", () => {
    expect(show("请访问 https://a.example/docs，了解更多。")).toMatch(
      /href="https:\/\/a\.example\/docs"[^<]*<\/a>，了解更多。/,
    );
    expect(show("**https://a.example**，后面的话")).toMatch(
      /^<p><strong><a href="https:\/\/a\.example"[^<]*<\/a><\/strong>，后/,
    );
    expect(show("[见 https://a.example，后]")).toMatch(/^<p>\[见 <a href="https:\/\/a\.example"[^<]*<\/a>，后\]<\/p>$/);
    expect(show("[a](https://a.example/，b)")).toContain('href="https://a.example/%EF%BC%8Cb"');
  });

  test("a mark of emphasis that has just begun is not shown, though no space is before it", () => {
    expect(show("这是**", true)).toMatch(/^<p>这是<span/);
    expect(show("这是**「重要」*", true)).toMatch(/^<p>这是<strong>「重要」<span/);
  });
});

describe("text from right to left", () => {
  test("each block has its own direction, and a block without letters that of what is around it", () => {
    expect(show("OK, here:\n\nمرحبا بالعالم\n\n5\n\n## عنوان\n\nPython هي لغة")).toBe(
      '<p>OK, here:</p><p dir="rtl">مرحبا بالعالم</p><p>5</p><h4 dir="rtl">عنوان</h4><p dir="rtl">Python هي لغة</p>',
    );
  });

  test("items, quotes and cells have a direction of their own within their list, quote and table", () => {
    expect(show("- أول\n- second\n- 3")).toBe(
      '<ul dir="rtl">\n<li>أول</li>\n<li dir="ltr">second</li>\n<li>3</li>\n</ul>',
    );
    expect(show("- one\n  - ثان\n    - three")).toBe(
      '<ul>\n<li>one\n<ul dir="rtl">\n<li>ثان\n<ul dir="ltr">\n<li>three</li>\n</ul>\n</li>\n</ul>\n</li>\n</ul>',
    );
    expect(show("- שלום – hello, peace\n- תודה – thanks a lot")).toBe(
      "<ul>\n<li>שלום – hello, peace</li>\n<li>תודה – thanks a lot</li>\n</ul>",
    );
    expect(show("> אחת\n>\n> two")).toBe('<blockquote dir="rtl">\n<p>אחת</p>\n<p dir="ltr">two</p>\n</blockquote>');
    expect(show("| اسم | API |\n|---|---|\n| 1 | ب |")).toContain(
      '<div dir="rtl" class="wide-table" tabindex="0" role="group" aria-label="Table"><table><thead><tr><th>اسم</th><th dir="ltr">API</th>',
    );
  });

  test("code says nothing of the direction around it, and is itself written from left to right", () => {
    expect(show("`npm i` را اجرا کنید")).toBe('<p dir="rtl"><code dir="ltr">npm i</code> را اجرا کنید</p>');
    expect(show("مثال:\n\n```py\nx\n```")).toContain('<figure dir="ltr"');
  });
});

describe("images", () => {
  test("images from other hosts are not loaded, and a link names the host", () => {
    const shown = show("![A chart](https://images.example:8080/x.png?leak=1)");
    expect(shown).toBe(
      `<p><a href="https://images.example:8080/x.png?leak=1" ${attributes("images.example:8080")}>A chart (images.example:8080)</a></p>`,
    );
    expect(show("![](https://a.example/x.png)")).toContain(">image (a.example)</a>");
    expect(show("![a][r]\n\n[r]: https://a.example/x.png")).not.toContain("<img");
  });

  test("the link in place of an image names the real host, even after a misleading user name", () => {
    expect(show("![a](https://trusted.example@evil.example/x.png)")).toContain(">a (evil.example)</a>");
  });

  test("an image inside a link becomes the text of the link", () => {
    const shown = show("[![badge](https://b.example/x.svg)](https://a.example)");
    expect(shown).toBe(`<p><a href="https://a.example" ${attributes("a.example")}>badge (b.example)</a></p>`);
  });

  test("images embedded as data URLs are shown", () => {
    expect(show("![dot](data:image/png;base64,iVBORw0KGgo=)")).toBe(
      '<p><img src="data:image/png;base64,iVBORw0KGgo=" alt="dot"/></p>',
    );
  });

  test.each(["data:image/svg+xml;base64,PHN2Zz4=", "data:text/html,x", "x.png", "javascript:x", "blob:https://a/b"])(
    "an image from %s is shown as text",
    (address) => {
      expect(show(`![alt](${address})`)).toBe(`<p>alt (${address})</p>`);
    },
  );
});

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

describe("tags that are drawn", () => {
  test("a line break breaks the line, in a cell of a table as well", () => {
    expect(show("a<br>b<BR />c")).toBe("<p>a<br/>\nb<br/>\nc</p>");
    expect(show("| a |\n|---|\n| Wash<br>Drain<br/>Rest |")).toContain("<td>Wash<br/>\nDrain<br/>\nRest</td>");
    expect(show("**a**\n<br>\n**b**")).toMatch(/^<p><strong>a<\/strong>\n<br\/>\n+<strong>b/);
  });

  test.each(["b", "i", "u", "s", "em", "strong", "del", "ins", "mark", "small", "sub", "sup", "kbd"])(
    "<%s> without attributes is drawn around its Markdown",
    (name) => {
      expect(show(`a <${name}>b *c*</${name.toUpperCase()}>`)).toBe(`<p>a <${name}>b <em>c</em></${name}></p>`);
    },
  );

  test("a tag with attributes, or without its counterpart in the same words, is text", () => {
    expect(show('<b onclick="x()">a</b>')).toBe("<p>&lt;b onclick=&quot;x()&quot;&gt;a&lt;/b&gt;</p>");
    expect(show("a <b>b\n\nc</b>")).toBe("<p>a &lt;b&gt;b</p><p>c&lt;/b&gt;</p>");
    expect(show("<b>a *b</b> c*")).toBe("<p>&lt;b&gt;a <em>b&lt;/b&gt; c</em></p>");
    expect(show("<u>a <b>b</u> c</b>")).toBe("<p><u>a &lt;b&gt;b</u> c&lt;/b&gt;</p>");
  });

  test("an open tag reaches to the end of a growing text, and to no other block", () => {
    expect(show("H<sub>2", true)).toMatch(/^<p>H<sub>2<span[^>]*><\/span><\/sub><\/p>$/);
    expect(show("H<sub>2\n\nText", true)).toMatch(/^<p>H&lt;sub&gt;2<\/p><p>Text/);
  });

  test("a summary is a line of strong text, and what stands in its details is Markdown", () => {
    const shown = "<p><strong>More <em>b</em></strong></p><ul>\n<li>c</li>\n</ul><p>d</p>";
    expect(show("<details>\n<summary>More *b*</summary>\n- c\n</details>\n\nd")).toBe(shown);
    expect(show("<details open><summary>More *b*</summary>\n\n- c\n\n</details>\nd")).toBe(shown);
    expect(show("<details class=x>\n*a*")).toBe('<p class="raw-html">&lt;details class=x&gt;\n*a*</p>');
  });
});

describe("a fence of Markdown", () => {
  test("fences in it stay in it, at the top level and in a list", () => {
    const fence = "```markdown\n# A\n```js\na\n```\nb\n```\n";
    const code = "<code># A\n```js\na\n```\nb</code>";
    expect(show(`${fence}**c**`)).toMatch(new RegExp(`${code}</pre></div></figure><p><strong>c</strong></p>$`));
    expect(show(`- d\n\n  ${fence.replaceAll("\n", "\n  ")}`)).toContain(code);
  });

  test("a fence in another language ends at its first line of bare marks", () => {
    expect(show("```text\n```js\n```\n**c**")).toContain("<p><strong>c</strong></p>");
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

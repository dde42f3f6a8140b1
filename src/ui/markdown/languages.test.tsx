import { describe, expect, test } from "vitest";
import { showMarkdown as show } from "./show-markdown.tsx";

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
    expect(show("网站www.a.example，后")).toMatch(/^<p>网站<a href="http:\/\/www\.a\.example"[^<]*<\/a>，后<\/p>$/);
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
    expect(show("به http://a.example/ بروید")).toMatch(/title="a\.example" dir="ltr">http:\/\/a\.example\/<\/a>/);
    expect(show("مثال:\n\n```py\nx\n```")).toContain('<figure dir="ltr"');
  });
});

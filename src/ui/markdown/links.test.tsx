import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Markdown } from "./markdown.tsx";
import { showMarkdown as show } from "./show-markdown.tsx";

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
    ["[\u202emoc.elgoog\u202c](https://evil.example)", "evil.example"],
    ["[goo\u200bgle.com](https://evil.example)", "evil.example"],
    ["[google．com](https://evil.example)", "evil.example"],
    ["[gооgle.com](https://google.com)", "google.com"],
    ["<https://аpple.com>", "xn--pple-43d.com"],
    ["[a](https://xn--80ak6aa92e.com)", "xn--80ak6aa92e.com"],
    ["[me@bank.example](mailto:you@evil.example)", "you@evil.example"],
  ])("the link %s says that it goes to %s", (text, target) => {
    expect(show(text)).toContain(`</a> <small class="link-target">(goes to ${target})</small>`);
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

describe("marks of sources", () => {
  const citations = [
    { url: "https://a.example/one" },
    { url: "https://b.example", title: "Two" },
    { document_title: "Three" },
  ];

  test("numbers in brackets lead to the sources of the reply, while it grows as well", () => {
    const text = "Tides follow the moon[1][2]. `[1]` [3] [4] [0]";
    for (const streaming of [false, true]) {
      const shown = renderToStaticMarkup(<Markdown text={text} streaming={streaming} citations={citations} />);
      expect(shown).toMatch(
        /moon<a class="source-mark" href="https:\/\/a\.example\/one" title="a\.example"[^>]*>\[1\]<\/a>/,
      );
      expect(shown).toMatch(
        /<a class="source-mark" href="https:\/\/b\.example" title="b\.example: Two"[^>]*>\[2\]<\/a>/,
      );
      expect(shown).toMatch(/<code dir="ltr">\[1\]<\/code> \[3\] \[4\] \[0\]/);
    }
  });

  test("without sources numbers in brackets are text", () => {
    expect(show("a[1] b")).toBe("<p>a[1] b</p>");
  });
});

import { describe, expect, test } from "vitest";
import { showMarkdown as show } from "./show-markdown.tsx";

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

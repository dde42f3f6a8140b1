import { describe, expect, test } from "vitest";
import { showMarkdown } from "./show-markdown.tsx";

/** The markup of the blocks, without the TeX that is copied. */
function show(text: string, streaming = false): string {
  return showMarkdown(text, streaming).replaceAll(/ data-source="[^"]*"/g, "");
}

describe("money and math", () => {
  test.each([
    "$5 and $10",
    "US$5 or $6,000.50",
    "$20,$30",
    "$HOME/$USER",
    "from $5-$10",
    "$",
    "a $ b $ c",
    "(5$) or 6$",
    "Cheap ($), moderate ($$) and fine dining ($$) are near",
    "$PATH:$HOME, $(x).add($(y))",
  ])("%s has no math", (text) => {
    expect(show(text)).toBe(`<p>${text}</p>`);
  });

  test.each([
    ["$E = mc^2$", "E = mc^2"],
    ["\\(a_b * c_d\\)", "a_b * c_d"],
    ["It is $x$.", "x"],
    ["($x_1$)", "x_1"],
    ["其中$x$是", "x"],
    ["costs $5, so $x$ is 5", "x"],
    ["the $n$th of CO$_2$", "_2"],
    ["- \\ce{H2O} boils", "\\ce{H2O}"],
    ["so \\begin{pmatrix}1\\\\2\\end{pmatrix} is", "\\begin{pmatrix}1\\\\2\\end{pmatrix}"],
    ["by \\eqref{eq:1}", "\\eqref{eq:1}"],
    ["# A [link to $x$](https://a.example)", "x"],
    ["**bold *and $x$***", "x"],
    ["A note[^1].\n\n[^1]: With $x$.", "x"],
  ])("%s is rendered with inline math", (text, tex) => {
    expect(show(text)).toContain(`<code class="math">${tex}</code>`);
  });

  test.each([
    ["$$x^2$$", "x^2"],
    ["$$\nx\n\n% y\n$$", "x\n\n% y"],
    ["\\[ x \\]", "x"],
    ["\\[\nx\n+ y\n\\]", "x\n+ y"],
    ["$$\\begin{a}\nx\n\\end{a}$$", "\\begin{a}\nx\n\\end{a}"],
    ["so $$x$$ holds", "x"],
    ["$$x$$.", "x."],
    ["$$ Total cost = price * number $$", "Total cost = price * number"],
    ["\\[ x = a\n+ b\n- c \\]", "x = a\n+ b\n- c"],
    ["\\[\n\nx = 1\n\n\\]", "x = 1"],
    ["\\begin{align}\na &= b\n\\end{align}", "\\begin{align}\na &amp;= b\n\\end{align}"],
    ["- a\n\n  $$\n  x\n  - y\n  $$", "x\n- y"],
    ["> \\[\n> x\n> > y\n> \\]", "x\n&gt; y"],
  ])("%j is rendered with display math", (text, tex) => {
    expect(show(text)).toContain(`<code class="math math-display">${tex}</code>`);
  });

  test("display math ends at its closing mark, and the rest of the line is Markdown", () => {
    const math = (tex: string) => `<code class="math math-display">${tex}</code>`;
    expect(show("$$\nE = mc^2\n$$.\n\nThis **matters**:\n\n- one")).toContain(
      `${math("E = mc^2.")}<p>This <strong>matters</strong>:</p><ul>`,
    );
    expect(show("$$\nE = mc^2\n$$. This **matters**")).toBe(
      `${math("E = mc^2.")}\n<p>This <strong>matters</strong></p>`,
    );
    expect(show("We get $$x$$, so")).toBe(`<p>We get ${math("x,")} so</p>`);
    expect(show("$$\na\n- b\n$$ where **x** is\nthe mass")).toBe(
      `${math("a\n- b")}\n<p>where <strong>x</strong> is\nthe mass</p>`,
    );
  });

  test("display math that never closes is text, and while it grows it takes its own block", () => {
    const text = "$$\nE = mc^2\n\nThis **matters**";
    expect(show(text)).toBe("<p>$$\nE = mc^2</p><p>This <strong>matters</strong></p>");
    expect(show(text, true)).toContain("<strong>matters");
    expect(show("Words\n\n$$\nE = mc^2", true)).toContain('<code class="math math-display">E = mc^2</code>');
    expect(show("Words\n\n$$\nE = mc^2")).toContain("<p>$$\nE = mc^2</p>");
  });

  test("bars of formulas do not divide the cells of a table, whether they are escaped or not", () => {
    const shown = show("| a | b |\n|---|---|\n| $P(A\\|B)$ | $|x|$ |\n| \\(p\\|q\\) | $$|y|$$ |\n\n`$|x|$ |`");
    expect(shown.match(/(?<=<code class="math[^>]*>)[^<]*/g)).toEqual(["P(A|B)", "|x|", "p|q", "|y|"]);
    expect(shown).toContain(">$|x|$ |</code>");
  });

  test("a number or a word between marks is math only beside other math", () => {
    expect(show("It costs $5$ or \\(ABC\\).")).toBe("<p>It costs $5$ or (ABC).</p>");
    expect(show("With $x = 1$ it is $5$.").match(/class="math"/g)).toHaveLength(2);
  });

  test("code is not searched for math", () => {
    expect(show("`$x$` and `\\(y\\)`")).toBe('<p><code dir="ltr">$x$</code> and <code dir="ltr">\\(y\\)</code></p>');
  });

  test("escaped brackets are brackets", () => {
    expect(show("Take arr\\[0\\], see \\[1\\].\n\n- \\[x\\] pay rent\n\n\\[Applause\\]")).toBe(
      "<p>Take arr[0], see [1].</p><ul>\n<li>[x] pay rent</li>\n</ul><p>[Applause]</p>",
    );
  });

  test("an escaped dollar or bracket is shown literally", () => {
    expect(show("\\$x$ \\\\(a\\\\)")).toBe("<p>$x$ \\(a\\)</p>");
  });
});

import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Markdown } from "./markdown.tsx";

/** The shown part of a growing text outside of formulas. */
function readText(text: string): string {
  return renderToStaticMarkup(<Markdown text={text} streaming />)
    .replaceAll(/<code class="math[^]*?<\/code>/g, "")
    .replaceAll(/<[^>]*>/g, "");
}

test.each([
  "We get\n\n$$\nE = mc^2\n$$. This **matters**.",
  "So\n\n\\[ x = a\n+ b\n- c \\]\n\ndone.",
  "- a\n  $$\n  x_1\n  $$\n- b",
  "\\begin{align}\na &= b\\\\\n\\end{align}.\n\nOK",
  "It is $\\frac{a}{b}$ and \\(x_1\\).",
  "Text $$x = 1$$ more \\ce{H2O} or \\begin{pmatrix}1\\end{pmatrix} x",
])("no mark of the growing text %j is shown beside its formulas", (text) => {
  for (let end = 1; end <= text.length; end += 1) expect(readText(text.slice(0, end))).not.toMatch(/\$\$|\\|begin/);
});

// @vitest-environment happy-dom
import { beforeAll, expect, test } from "vitest";
import { renderTex } from "./render-tex.ts";

beforeAll(() => {
  // KaTeX refuses pages without a doctype, which this document is.
  Object.defineProperty(document, "compatMode", { value: "CSS1Compat", configurable: true });
});

function render(tex: string, isDisplay = false): HTMLElement {
  const element = document.createElement("span");
  renderTex(tex, element, isDisplay);
  return element;
}

/** The text of the part that is drawn for the eye. */
function read(tex: string, isDisplay = false): string {
  const element = render(tex, isDisplay);
  return (element.querySelector(".katex-html") ?? element).textContent.replaceAll(/[\u200B\u00A0\s]/g, "");
}

test.each([
  ["\\ce{2H2 + O2 -> 2H2O}", /^2H.*2.*O.*2/],
  ["\\ce{SO4^2-}", /^SO/],
  ["\\pu{5 mol L-1}", /^5mol/],
  ["\\pmb{x}", /^x$/],
  ["\\mathds{R}", /^R$/],
  ["\\href{https://a.example}{a}", /^a$/],
  ["\\htmlStyle{color: red}{b}", /^b$/],
  ["\\htmlClass{c}{d}\\htmlId{e}{f}\\htmlData{g=h}{i}", /^dfi$/],
  ["\\eqref{eq:a_1}", /^\(eq:a_1\)$/],
])("%s is drawn", (tex, drawn) => {
  expect(read(tex)).toMatch(drawn);
});

test.each([
  ["\\begin{align}a &= b \\label{one}\\\\ c &= d \\nonumber\\end{align}", /\(one\)/],
  ["x \\tag{7} \\label{a}", /x.*\(7\)/],
  ["\\begin{aligned}a \\label{x}\\\\ b \\label{y}\\end{aligned}", /^ab$/],
  ["\\begin{multline}a\\\\ b\\end{multline}", /ab/],
  ["\\begin{eqnarray}a&=&b\\end{eqnarray}", /a=b/],
  ["\\begin{pmatrix}1\\\\2\\end{pmatrix}.", /12.*\.$/],
  ["\\begin{align}a &= b\\end{align}.", /a=b.*\./],
  ["\\begin{equation}a\\end{equation},", /a.*,/],
  ["x \\tag{1}.", /x\..*\(1\)/],
])("%s is drawn on lines of its own", (tex, drawn) => {
  const element = render(tex, true);
  expect(element.title).toBe("");
  expect(read(tex, true)).toMatch(drawn);
});

test.each(["\\includegraphics{https://a.example/x.png}", "\\frac{a", "\\unknown"])("%s is shown as TeX", (tex) => {
  const element = render(tex);
  expect(element.textContent).toBe(tex);
  expect(element.title).not.toBe("");
});

test.each([
  "\\fcolorbox{red}{#00ff00}{x}",
  "\\colorbox{red}{x}",
  "{\\color{red} x}",
  "\\textcolor{#00f}{x}",
  "\\pmb{x}",
  "\\vec{x}",
  "\\left(\\begin{matrix}a\\\\b\\\\c\\\\d\\\\e\\end{matrix}\\right)",
  "\\rule{1em}{2em}",
  "\\htmlStyle{color:red}{x}",
  "\\href{javascript:alert(1)}{x}",
  "\\url{https://a.example}",
  "\\includegraphics{https://a.example/x.png}",
  "\\boxed{x} \\cancel{x} \\phase{x} \\angl{n}",
  "\\ce{A <=>[\\text{a}][b] B}",
])("%s sets no style attribute and no address", (tex) => {
  const element = render(tex);
  // The elements for the eye are styled through their properties, which the policy allows.
  expect(element.querySelector(".katex-mathml [style], svg[style]:not([data-own-width])")).toBeNull();
  expect(element.querySelector("[href], [src], [id], img")).toBeNull();
});

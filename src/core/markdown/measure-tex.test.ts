import { describe, expect, test } from "vitest";
import { measureTex } from "./measure-tex.ts";

const nest = (opening: string, depth: number, closing = "}") => opening.repeat(depth) + "x" + closing.repeat(depth);

describe("measureTex", () => {
  test.each([
    ["a continued fraction", nest("1+\\frac{1}{", 12)],
    ["a matrix of 20 by 20", `\\begin{matrix}${`${"a&".repeat(19)}a\\\\`.repeat(20)}\\end{matrix}`],
    ["a hundred aligned lines", `\\begin{aligned}${"a&=b\\\\".repeat(100)}\\end{aligned}`],
    ["a macro used some times", "\\newcommand{\\R}{\\mathbb{R}} \\R^n \\to \\R^m \\subset \\R"],
    ["twenty reactions", "\\ce{2H2 + O2 -> 2H2O}".repeat(20)],
    ["fifty letters by name", "\\alpha".repeat(50)],
  ])("%s may be typeset", (_name, tex) => {
    expect(measureTex(tex).overrun).toBeUndefined();
  });

  test.each([
    ["200 roots", nest("\\sqrt{", 200)],
    ["400 fractions", nest("\\frac{a}{", 400)],
    ["200 brackets", nest("\\left(", 200, "\\right)")],
    ["200 groups by name", nest("\\bgroup ", 200, "\\egroup ")],
    ["100 matrices", nest("\\begin{matrix}", 100, "\\end{matrix}")],
    ["100 accents without brackets", "\\bar".repeat(100)],
  ])("%s are too deep", (_name, tex) => {
    expect(measureTex(tex).overrun).toBe("too-deep");
  });

  test.each([
    ["a matrix of 20 kB", `\\begin{matrix}${`${"a&".repeat(99)}a\\\\`.repeat(100)}\\end{matrix}`],
    ["chemistry of 3 kB", `\\ce{${"H2O + ".repeat(500)}}`],
    ["a formula of 100 kB", "x+".repeat(50_000)],
    [
      "macros that double 26 times",
      Array.from("abcdefghijklmnopqrstuvwxyz", (name) => `\\def\\${name}#1{\\z{#1#1}}`).join(""),
    ],
  ])("%s is too large", (_name, tex) => {
    expect(measureTex(tex).overrun).toBe("too-large");
  });
});

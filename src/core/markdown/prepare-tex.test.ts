import { expect, test } from "vitest";
import { prepareTex } from "./prepare-tex.ts";

test("labels become tags, and references show the same label", () => {
  expect(prepareTex("\\begin{align}a \\label{eq:a_1}\\\\ b\\end{align}", true)).toBe(
    "\\begin{align}a \\tag{eq:a\\_1}\\\\ b\\end{align}",
  );
  expect(prepareTex("\\eqref{eq:a_1} \\ref{b}", false)).toBe("\\text{(eq:a\\_1)} \\text{b}");
});

test("labels are left out where an equation has a tag, and where tags are not allowed", () => {
  expect(prepareTex("x \\tag{1} \\label{a}", true)).toBe("x \\tag{1} ");
  expect(prepareTex("x \\label{a}", false)).toBe("x ");
});

test("environments that KaTeX does not know become those that look the same", () => {
  expect(prepareTex("\\begin{eqnarray*}a&=&b\\end{eqnarray*}", true)).toBe("\\begin{array}{rcl}a&=&b\\end{array}");
  expect(prepareTex("\\begin{multline*}a\\end{multline*}", true)).toBe("\\begin{gather*}a\\end{gather*}");
  expect(prepareTex("\\begin{displaymath}a\\end{displaymath}", true)).toBe("a");
});

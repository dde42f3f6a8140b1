import { describe, expect, test } from "vitest";
import { judgeMath, type MarkedText } from "./math-judge.ts";

/** The verdict on the first marks in a text: `text|$|content|$|text`. */
function judge(written: string): string {
  const [, before = "", mark, content = "", after = ""] =
    /^([^$\\]*)(\$\$?|\\[([])([^]*?)(?:\2|\\[\])])([^]*)$/.exec(written) ?? [];
  return judgeMath({ mark: mark as MarkedText["mark"], content, before: before.slice(-1), after });
}

describe("dollars", () => {
  test.each([
    "$x$",
    "$x_1$",
    "$E = mc^2$",
    "$f(x)$",
    "$n$th",
    "$n$s",
    "$x_1$ten",
    "CO$_2$",
    "H$_2$O",
    "Ca$^{2+}$",
    "$^{14}$C",
    "5$\\times$5",
    "10$\\,\\mu$m",
    "50$\\,$mL",
    "$\\alpha$helix",
    "$ \\alpha $",
    "其中$x$是",
    "$dx/dt$",
    "$O(n log n)$",
    "$a mod b$",
    "$P(A|B)$",
    "$(0, 1)$",
    "$速度 = 路程/时间$",
    "_$x$_",
    "__$x$__",
    "$$x$$",
  ])("%s is mathematics", (text) => {
    expect(judge(text)).toBe("math");
  });

  test.each([
    "$5 and $10",
    "$5-$10",
    "US$5/CA$6",
    "$20,$30",
    "$HOME/$USER",
    "$PATH:$HOME",
    "$a_b,$c_d",
    "$a$b",
    "$_POST['a'].$_GET",
    "$(x).add($(y))",
    "$x=$y",
    "{$a}_${b}",
    "$ a $",
    "$), ($",
    "$$) and fine dining ($$",
    "$cheap and good$",
    "$5元，或者6$",
    "$价格$",
    "x$=$y",
  ])("%s is text", (text) => {
    expect(judge(text)).toBe("text");
  });

  test.each(["$5$", "$1,000$", "$HOME$", "$user_id$", "$=$", "$2$nd", "$$5$$"])(
    "%s is mathematics only beside other mathematics",
    (text) => {
      expect(judge(text)).toBe("doubtful");
    },
  );
});

describe("brackets", () => {
  test.each(["\\(x\\)", "\\(f(x)\\)", "x\\(_1\\)", "\\[ x \\]", "\\[x = 1\\]", "\\[x^2\\]", "\\[\\alpha\\]"])(
    "%s is mathematics",
    (text) => {
      expect(judge(text)).toBe("math");
    },
  );

  test.each([
    "arr\\[0\\]",
    "x\\[i+1\\]",
    "\\[1\\]",
    "\\[x\\]",
    "\\[ \\]",
    "\\[Applause\\]",
    "\\[a-z\\]",
    "\\[^1\\]",
    "\\[!NOTE\\]",
    "\\[key=value\\]",
    "\\[a=b\\](address)",
    "f\\(x\\)",
    "\\(as above, see there\\)",
  ])("%s is text", (text) => {
    expect(judge(text)).toBe("text");
  });
});

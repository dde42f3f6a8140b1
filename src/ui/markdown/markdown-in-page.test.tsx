// @vitest-environment happy-dom
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { Markdown } from "./markdown.tsx";

let page: HTMLElement;
let root: Root;

beforeEach(() => {
  // KaTeX refuses pages without a doctype, which this document is.
  Object.defineProperty(document, "compatMode", { value: "CSS1Compat", configurable: true });
  page = document.body.appendChild(document.createElement("main"));
  root = createRoot(page);
});

afterEach(() => {
  flushSync(() => root.unmount());
  page.remove();
});

function show(text: string, streaming = false, onCopyCode?: (code: string) => Promise<boolean>): void {
  flushSync(() => root.render(<Markdown text={text} streaming={streaming} onCopyCode={onCopyCode} />));
}

function find(selector: string): Element {
  const found = page.querySelector(selector);
  if (found === null) throw new Error(`Nothing on the page is ${selector}`);
  return found;
}

describe("a growing text", () => {
  test("a growing text does not replace the elements of its finished blocks", () => {
    show("# Title\n\n- a\n- b\n\n| a |\n|---|\n\nLast", true);
    const before = [...find(".segment").children];
    show("# Title\n\n- a\n- b\n\n| a |\n|---|\n\nLast words\n\nMore", true);
    expect([...find(".segment").children].slice(0, 3)).toEqual(before.slice(0, 3));
    expect(find(".segment").children).toHaveLength(5);
  });

  test("a growing text has one caret, which disappears when the text is complete", () => {
    show("Text\n\n```js\nx", true);
    expect(page.querySelectorAll(".streaming-caret")).toHaveLength(1);
    show("Text\n\n```js\nx\n```");
    expect(page.querySelectorAll(".streaming-caret")).toHaveLength(0);
  });
});

describe("JSON without a fence", () => {
  test("JSON that arrives piece by piece is one block of code from its first character on", () => {
    const text = '{"vendor":"Tea","items":[{"name":"Sencha","amount":4.5}]}';
    show(text.slice(0, 2), true);
    const block = find(".code-block");
    for (let end = 3; end <= text.length; end += 1) {
      show(text.slice(0, end), true);
      expect(page.querySelector("p")).toBeNull();
      expect(find(".code-block")).toBe(block);
    }
    show(text);
    expect(find(".code-block")).toBe(block);
    expect(find("code").textContent).toContain('\n  "vendor": "Tea",\n');
    expect(find("figcaption > span").textContent).toBe("json");
  });

  test("a text after JSON is Markdown, and a text that merely begins with a brace stays a text", () => {
    show('{\n  "a": 1\n}\n\nThat is **all**.', true);
    expect(find("code").textContent).toBe('{\n  "a": 1\n}');
    expect(find("p strong").textContent).toBe("all");
    show("{", true);
    expect(find(".markdown").textContent).toBe("");
    for (const text of ["{x} is **a** set", "[1] is **a** mark", "{"]) {
      show(text);
      expect(page.querySelector(".code-block")).toBeNull();
      expect(find(".markdown").textContent).toBe(text.replaceAll("*", ""));
    }
  });
});

describe("code", () => {
  test("a code block is copied exactly as written, through the given callback", () => {
    const copied: string[] = [];
    show("```js\n  a;\n\n  b;\n```\n\n- item\n  ```\n  c\n  ```", false, (code) => {
      copied.push(code);
      return Promise.resolve(true);
    });
    const buttons = page.querySelectorAll<HTMLElement>('button[aria-label="Copy code"]');
    for (const button of buttons) flushSync(() => button.click());
    expect(copied).toEqual(["  a;\n\n  b;", "c"]);
  });

  test("a code block without a copy callback has no button", () => {
    show("```js\na\n```");
    expect(page.querySelector("button")).toBeNull();
  });

  test("a code block is plain until the highlighter has loaded, and colouring leaves its text unchanged", async () => {
    const code = "const a = 1; // one";
    show(`\`\`\`js\n${code}\n\`\`\``);
    expect(find("pre").textContent).toBe(code);
    await waitFor(() => expect(page.querySelector(".hljs-keyword")?.textContent).toBe("const"));
    expect(find("pre").textContent).toBe(code);
  });

  test("a code block in an unknown language stays plain", async () => {
    show("```brainfuck\n+++\n```\n\n```js\nlet a;\n```");
    await waitFor(() => expect(page.querySelector(".hljs-keyword")).not.toBeNull());
    expect(find("pre").innerHTML).toBe("<code>+++</code>");
  });

  test("a growing code block shows every character while coloured in steps", async () => {
    const code = "const value = compute(1, 2);\n".repeat(60);
    show("```js\nlet a;\n```");
    await waitFor(() => expect(page.querySelector(".hljs-keyword")).not.toBeNull());
    for (let end = 0; end < code.length; end += 97) {
      show(`\`\`\`js\n${code.slice(0, end)}`, true);
      expect(find("pre").textContent).toBe(code.slice(0, end).replace(/\n$/, ""));
    }
    expect(page.querySelectorAll(".hljs-keyword").length).toBeGreaterThan(40);
  });
});

describe("math", () => {
  test("a formula is shown as TeX until the math renderer has loaded", async () => {
    show("It is $x^2$ and\n\n$$\n\\frac{a}{b}\n$$");
    expect(find("p code.math").textContent).toBe("x^2");
    await waitFor(() => expect(page.querySelectorAll(".katex")).toHaveLength(2));
    expect(find(".math-display").getAttribute("aria-label")).toBe("Formula");
    expect(page.querySelectorAll("math").length).toBe(2);
  });

  test("an invalid formula is shown as written, with the reason in its title", async () => {
    show("$\\frac{a$ and $x$");
    await waitFor(() => expect(page.querySelector(".katex")).not.toBeNull());
    expect(find("span.math").textContent).toBe("\\frac{a");
    expect(find("span.math").getAttribute("title")).toContain("KaTeX");
  });

  test("a formula that is still growing is shown as TeX", async () => {
    show("$x$");
    await waitFor(() => expect(page.querySelector(".katex")).not.toBeNull());
    show("$$\n\\frac{a", true);
    expect(find("code.math-display").textContent).toBe("\\frac{a");
    show("$$\n\\frac{a}{b}\n$$\n\nText", true);
    expect(page.querySelectorAll(".katex-display")).toHaveLength(1);
  });

  test("a formula nested too deeply is shown as written, with the reason", () => {
    show(`$$\n${"\\sqrt{".repeat(200)}x${"}".repeat(200)}\n$$`);
    expect(find("code.math-display").textContent).toContain("\\sqrt{\\sqrt{");
    expect(find(".plain-note").textContent).toContain("nested too deeply");
  });

  test("formulas are typeset in turns, and all of them in the end", async () => {
    show("$x$");
    await waitFor(() => expect(page.querySelector(".katex")).not.toBeNull());
    show("$x_1$ ".repeat(300));
    expect(page.querySelectorAll(".katex").length).toBeLessThan(100);
    expect(find("p").textContent).toContain("x_1");
    await waitFor(() => expect(page.querySelectorAll(".katex")).toHaveLength(300));
  });

  test("formulas in a selection are copied as TeX, once and with their marks", async () => {
    show("Let $x^2$ and\n\n$$\n\\frac{a}{b}\n$$\n\nbe \\ce{H2O}.");
    await waitFor(() => expect(page.querySelectorAll(".katex")).toHaveLength(3));
    const copy = (from: Node, to: Node): string => {
      getSelection()?.setBaseAndExtent(from, 0, to, to.childNodes.length);
      const event = new ClipboardEvent("copy", { bubbles: true, cancelable: true, clipboardData: new DataTransfer() });
      document.dispatchEvent(event);
      return event.clipboardData?.getData("text/plain") ?? "";
    };
    const whole = copy(find("p"), find("p:last-child"));
    expect(whole.replaceAll(/\s+/g, "")).toBe("Let$x^2$and$$\\frac{a}{b}$$be\\ce{H2O}.");
    const within = find(".math-display .katex-html");
    expect(copy(within, within).replaceAll(/\s+/g, "")).toBe("$$\\frac{a}{b}$$");
    expect(document.querySelector(".copied-text")).toBeNull();
  });

  test("an amount of money is not shown as a formula", () => {
    show("It costs $5 to $10.");
    expect(page.querySelector(".math")).toBeNull();
  });
});

import type fc from "fast-check";

/** Markdown documents that naive splitting gets wrong, by what is tricky in them. For tests. */
export const TRICKY_DOCUMENTS: Readonly<Record<string, string>> = {
  "plain paragraphs": "One\ngoes on.\n\n\nTwo, after two blank lines.\n \t \nThree.\n",
  "no line ending at the end": "# Title\n\nText without an ending",
  "carriage returns": "One\r\n\r\n- a\r\n\r\n- b\r\n\r\n```\r\ncode\r\n\r\nmore\r\n```\r\nTwo\rstill two\r\rThree\r",
  "blank lines first": "\n\n  \n    indented code\n\ntext",
  "a fence with blank lines": "Before\n```js\nlet a;\n\nlet b;\n\n# no heading\n```\nAfter\n",
  "a tilde fence around a backtick fence": "~~~md\n```js\n\ncode\n```\n\n~~~\n\nAfter",
  "a long fence around a short one":
    "````\n```\n\nnot closed by three\n```\n````\nAfter\n\n```a`b` is no fence\n\nText",
  "an indented fence": "   ```py\n   code\n\n   more\n  ```  \nAfter\n\n    ```\n    indented, so code\n\nText",
  "a fence that stays open": "Text\n\n```ts\nconst a = 1;\n\n- not a list\n\n[x]: /not-a-definition\n",
  "a fence closed with an info string is not closed": "```\na\n\n```js\n\nstill code\n```\nAfter",
  "indented code over blank lines":
    "Text\n\n    code\n\n\n    more code\n\n\tand a tab\n\nText\n    goes on, no code\n",
  "a tight list then text": "- a\n- b\nlazy text\n\nAfter\n",
  "a loose list": "- a\n\n- b\n\n  still b\n\n      code in b\n\n- c\n\nAfter the list\n",
  "a list of lists":
    "1. One\n   - a\n   - b\n\n     still b\n2. Two\n\n   ```sh\n   npm i\n\n   npm start\n   ```\n\n3. Three\n\nEnd",
  "an unindented fence ends a list": "1. Do this\n```sh\nnpm i\n\nnpm start\n```\n2. Then that\n\nEnd",
  "a fence after a lazy line":
    "1. Do this:\nsome text\n   ```bash\n   npm i\n\n   npm start\n   ```\nmore\n\nEnd\n\n   ```\n   code\n\n   code\n   ```\n",
  "a fence after a heading in a list": "- # Title\ntext\n\n  text\n\n  ```\n\ncode\n\n  ```\nEnd",
  "lists of different kinds": "- a\n\n* b\n\n+ c\n\n1. d\n\n2) e\n\n3) f\n",
  "items that begin empty": "-\n  a\n\n-\n\n  not in the item\n\n1.\n\n2. b\n",
  "rules and underlines": "Title\n===\n\nText\n---\n\n---\n\n- a\n---\n* * *\n- - -\nText\n- \n\nText\n--\nText\n=\n",
  "a list that may not interrupt": "Text\n2. no list\n\n2. a list\n\nText\n*\nText\n- a list\n",
  tasks: "- [ ] open\n- [x] done\n\n  with text\n- [X] Done\n",
  "quotes with lazy lines":
    "> a\nlazy\n> b\n\n> another quote\n> - item\nlazy in item\n\n    code\n> ```\n> code\n\nText",
  "a quote with an open fence": "> ```\n> code\ntext\n```\ncode\n\ncode\n```\n",
  "a quote in a list": "- a\n\n  > b\n  lazy\n\n  c\n\n> d\n",
  "a table between texts":
    "Text\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n| `x | y` | z |\n2. no row\n\n| not | a table |\n\n| a |\n|:-:|\n- a list\n",
  "a table without outer pipes": "a | b\n- | -\n1 | 2\n\na | b\n--|--\n1 | 2\ntext in a row\n# Title\n",
  "html over blank lines":
    "<pre>\n\n# no heading\n\n</pre>\nText\n\n<!-- a\n\nb -->\nText\n\n<script>\n\n- a\n\n</script> end\n\nText",
  "html until a blank line":
    "<details>\n<summary>More</summary>\n```js\nno fence\n\n```js\na fence\n```\n</details>\n\nText <b>bold</b>\n",
  "any tag alone on its line":
    "<thing a='b'>\n- no list\n\ntext\n<thing>\n- list\n\n<thing text\n\n<?php\n\n?>\n\n<!DOCTYPE\n\nhtml>\n\n<![CDATA[\n\n]]>\nText",
  "display math over blank lines":
    "Text\n$$\na\n\n- b\n$$\nText\n\n$$x$$\n\n$$\\begin{aligned}\na &= b\n\n\\end{aligned}$$\nText\n\n$$ is no math\n\nText $$\n\nText",
  "bracket math":
    "\\[\na = b\n+ c\n\n\\]\nText \\(x\n\ny\\)\n\n\\[ x^2 \\]\n\n- a\n  \\[\n  x\n\n  \\]\n\nText \\[a\\]\n\n\\[ a\n\nb \\]\n",
  "math that stays open": "Text\n\n$$\na\n\nb\n\n# no heading\n",
  money: "It costs $5 or $10.\n\n$$$ is dear\n\nFrom $5\n\nto $10",
  "definitions at the end":
    'See [one], [Two][2] and ![three][3].\n\n```\n[one]\n```\n\n- [a list][ONE]\n\n[none]\n\n[one]: https://one.example "One"\n[2]: <https://two.example>\n\n[3]: https://three.example/x.png\n[one]: https://late.example\n',
  "a definition first": "[a]: https://a.example\nText after it\n\n[a] and [b]\n\n[b]: https://b.example\n===\n\nText",
  "definitions that are none":
    "Text\n[a]: https://a.example\n\n[a]\n\n[b]: two words\n\n[b]\n\n    [c]: /code\n\n[c]\n\n[]: /empty\n",
  "a definition over several lines": "[a]\n\ntext\n\n[a]:\nhttps://a.example\n'Title'\n\n[a]\n\ntext",
  "a title on the next line": '[a]\n\n[a]: https://a.example\n"Title"\n\n[a]\n',
  "a definition in a list": "[a] before\n\ntext\n\n- [a]: https://a.example\n\ntext\n\n> [b]: /b\n\n[b] after\n",
  footnotes:
    "Text[^1] and more.\n\nNo note.\n\nAgain[^note] and[^1].\n\n[^1]: First.\n\n    Its second paragraph.\n[^note]: Second with `code`.\n\nText after.\n",
  "a footnote that interrupts": "Text[^a]\n[^a]: Note\nlazy\n\n    ```\n    code\n\n    code\n    ```\n\nText",
  "footnotes and definitions": "[x] before\n\nText[^1].\n\n[^1]: See [x].\n\n[x]: https://x.example\n",
  tabs: "-\ta\n\n\tstill a\n\n\t\tcode\n\n1.\tb\n\n\tstill b\n\n>\tquote\n\n \t code\n",
  "headings without blank lines": "# A\n## B\nText\n### C\n- a\n#### D\n#no heading\n",
  "a model's answer":
    "Here is a plan:\n\n## 1. Install\n\nRun **this**:\n\n```bash\nnpm install\n```\n\n## 2. Use\n\n1. **First**: do `x`\n   - a detail\n   - another\n\n2. **Second**:\n\n   ```ts\n   const y = 1;\n\n   use(y);\n   ```\n\n3. Third\n\n| Option | Meaning |\n| --- | --- |\n| `a` | one |\n| `b` | two |\n\n> **Note:** mind the gap.\n\nThat's it! Costs $5 to $10, or $E = mc^2$.\n",
};

const INDENTS = ["", "", "", "", " ", "  ", "   ", "    ", "      ", "\t"];
const MARKERS = ["", "", "- ", "* ", "1. ", "2) ", "> ", "-", "10. ", "-   "];
const TEXTS = [
  "",
  "",
  "",
  "text",
  "a | b",
  "|---|",
  "--|--",
  "| a |",
  "| - |",
  "---",
  "===",
  "- - -",
  "# h",
  "- ",
  "*",
  "1.",
  "[ ] t",
];
const LITERALS = [
  "```",
  "```js",
  "````",
  "~~~",
  "    code",
  "$$",
  "\\[",
  "\\]",
  "x \\]",
  "$$a$$",
  "$$\\x",
  "$5",
  "`c`",
  "**b",
];
const TAGS = ["<div>", "</div>", "<b>", "<!-- c", "-->", "<pre>", "</pre>"];
const LINKS = ["[a]: /u", "[b]: /v 'T'", "[a] and [b]", "[a]:", "/w", "'title'", "[A][] `c`", "[^1]: note", "x[^1]"];

/** Documents of random lines that open, close and interrupt each other. */
export function randomMarkdown(random: typeof fc): fc.Arbitrary<string> {
  const content = random.constantFrom(...TEXTS, ...LITERALS, ...TAGS, ...LINKS);
  const line = random.tuple(random.constantFrom(...INDENTS), random.constantFrom(...MARKERS), content);
  return random.array(line, { maxLength: 14 }).map((lines) => lines.map((pieces) => pieces.join("")).join("\n"));
}

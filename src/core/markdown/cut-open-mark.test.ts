import { expect, test } from "vitest";
import { cutOpenMark } from "./cut-open-mark.ts";

test.each([
  ["Text\n```", "Text\n"],
  ["```js\na\n``", "```js\na\n"],
  ["- item\n  ~", "- item\n  "],
  ["> - ```", "> - "],
  ["Text\n\n$", "Text\n\n"],
  ["$$\nx\n$$", "$$\nx\n"],
  ["Title\n==", "Title\n"],
  ["Text\n\n**", "Text\n\n"],
  ["so \\", "so "],
  ["a \\\\\\", "a \\\\"],
  ["Text\n\n[", "Text\n\n"],
  ["Text\n\n[1]: https://a.exa", "Text\n\n"],
  ["Text\n\n[a b]: /x 'Ti", "Text\n\n"],
  ["[a]: /b\n[c]: ", "[a]: /b\n"],
  ["Text\n\n[^1]:", "Text\n\n"],
])("of %j, what may yet show nothing is left out", (text, shown) => {
  expect(cutOpenMark(text)).toBe(shown);
});

test.each([
  "```js",
  "```\n",
  "`code`",
  "costs $",
  "a \\\\",
  "Text\n[1",
  "Text [1]: x",
  "See [one",
  "[link](",
  "[1]: two words",
  "[^1]: A note",
  "- [x",
  "~about",
  "",
])("%j is shown as it stands", (text) => {
  expect(cutOpenMark(text)).toBe(text);
});

import { describe, expect, test } from "vitest";
import { parseFence } from "./parse-fence.ts";

describe("parseFence returns the language and the code of a fence", () => {
  test.each([
    ["```ts\nconst a = 1;\n```\n", "ts", "const a = 1;"],
    ["```ts\nconst a = 1;\n\n", "ts", "const a = 1;\n"],
    ["```", "", ""],
    ["```\n```\n\n", "", ""],
    ["~~~~ python title=x\na\n\n~~~\nb\n~~~~~  \n \n", "python", "a\n\n~~~\nb"],
    ["  ```js\n  a\n    b\n c\n   ```", "js", "a\n  b\nc"],
    ["  ```js\n\ta\n \t b\n  ```", "js", "  a\n   b"],
    ["```markdown\n```js\na\n```\n- ```\n  b\n  ```\n```\n", "markdown", "```js\na\n```\n- ```\n  b\n  ```"],
    ["```md\n```md\n```js\na\n```\n```\n```", "md", "```md\n```js\na\n```\n```"],
    ["````md\n```js\n````", "md", "```js"],
    ["```c++\r\na\r\n\r\nb\r\n```\r\n", "c++", "a\r\n\r\nb"],
  ])("the fence %j parses to language %j and code %j", (block, language, code) => {
    expect(parseFence(block)).toEqual({ language, code });
  });
});

describe("parseFence leaves other blocks to the parser", () => {
  test.each([
    "Text",
    "    ```",
    "```js\na\n```\nText after",
    "```js\n```ts\n```\n```",
    "``` `a` ```",
    "```a&amp;b\nc",
    "```a\\_b\nc",
  ])("%j is not a plain fence", (block) => {
    expect(parseFence(block)).toBeUndefined();
  });
});

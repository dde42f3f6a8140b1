import { describe, expect, test } from "vitest";
import { parseFence } from "./parse-fence.ts";

describe("a block that is a fence gives its language and its code", () => {
  test.each([
    ["```ts\nconst a = 1;\n```\n", "ts", "const a = 1;"],
    ["```ts\nconst a = 1;\n\n", "ts", "const a = 1;\n"],
    ["```", "", ""],
    ["```\n```\n\n", "", ""],
    ["~~~~ python title=x\na\n\n~~~\nb\n~~~~~  \n \n", "python", "a\n\n~~~\nb"],
    ["  ```js\n  a\n    b\n c\n   ```", "js", "a\n  b\nc"],
    ["```c++\r\na\r\n\r\nb\r\n```\r\n", "c++", "a\r\n\r\nb"],
  ])("%j", (block, language, code) => {
    expect(parseFence(block)).toEqual({ language, code });
  });
});

describe("anything else is left to the parser", () => {
  test.each(["Text", "    ```", "```js\na\n```\nText after", "``` `a` ```", "```a&amp;b\nc", "```a\\_b\nc"])(
    "%j",
    (block) => {
      expect(parseFence(block)).toBeUndefined();
    },
  );
});

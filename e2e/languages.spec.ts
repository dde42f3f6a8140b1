import { runPrompt, expect, replies, replyText, test, openConnected } from "./test.ts";

test("each block of an answer has its own side, code stays from left to right, and a link tells its host", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  api.next({
    kind: "answer",
    text: [
      "OK, here it is:\n",
      "مرحبا بالعالم، هذا نص عربي.\n",
      "- عنصر أول\n\n> اقتباس\n",
      "```python\ndef f(x):\n    return x - 1\n```\n",
      "$$\\frac{a-b}{2}$$\n",
      "| خطوة | وصف |\n|---|---|\n| 1 | أول<br>ثان |\n",
      "[google.com](https://evil.example/x)",
    ].join("\n"),
  });
  await runPrompt(page, "مرحبا\nHello");
  const text = replyText(replies(page));
  await expect(text.locator(".katex")).toBeVisible();
  const sides = (selector: string) =>
    text.locator(selector).evaluate((element) => {
      const around = element.closest(".markdown")?.getBoundingClientRect() ?? new DOMRect();
      const words = new Range();
      words.selectNodeContents(element);
      const { left, right } = words.getBoundingClientRect();
      return left - around.left < around.right - right ? "left" : "right";
    });
  expect(await sides("p:has-text('OK')")).toBe("left");
  expect(await sides("p:has-text('مرحبا')")).toBe("right");
  expect(await sides("li")).toBe("right");
  expect(await sides("pre code")).toBe("left");
  const quote = text.locator("blockquote");
  await expect(quote).toHaveCSS("border-right-width", "2px");
  await expect(quote).toHaveCSS("border-left-width", "0px");
  for (const part of ["pre", ".katex"]) await expect(text.locator(part)).toHaveCSS("direction", "ltr");
  // The first column stands at the right, and the second cell has two lines.
  const [first, second] = await text
    .locator("td")
    .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().x));
  expect(first).toBeGreaterThan(second ?? Infinity);
  await expect(text.locator("td br")).toHaveCount(1);
  await expect(text).toContainText("google.com (goes to evil.example)");
  await text.getByRole("link", { name: "google.com" }).hover();
  await expect(page.getByRole("tooltip")).toHaveText("evil.example");
});

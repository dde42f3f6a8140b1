import { expectAccessible } from "./expect-accessible.ts";
import { runPrompt, expect, openPage, replies, replyText, test, openConnected } from "./test.ts";

test("a reply cut off by a reload is shown as interrupted, with its text so far", async ({ page, api }) => {
  await openConnected(page, api);
  api.next({ kind: "answer", text: `begin ${"middle ".repeat(3000)}`, paceMs: 10 });
  await runPrompt(page, "Stream");
  await expect(replyText(replies(page))).toContainText("begin middle middle middle");
  await page.reload();
  await expect(replies(page)).toHaveAttribute("data-status", "interrupted");
  await expect(replyText(replies(page))).toContainText("begin middle");
  await expect(replies(page)).toContainText("The text so far is kept");
});

test("Markdown is rendered without remote images, scripts or unsafe links", async ({ page, api }) => {
  await openConnected(page, api);
  api.next({
    kind: "answer",
    text: [
      "# Title\n\n| a | b |\n| - | - |\n| 1 | 2 |\n",
      "```js\nconst x = 1;\n```\n",
      "&copy; &amp; Inline $5 and $10, and display:\n\n$$\nx^2\n$$\n",
      "![remote](https://tracker.example/p.png) [link](https://example.com/a) [bad](javascript:alert(1))",
      "<img src=x onerror=alert(1)> <script>alert(1)</script>",
      // These set style attributes, or load, unless they are kept from it; the page would report it.
      "\n$\\fcolorbox{red}{blue}{x}$ $\\vec{v}$ $\\pmb{y}$ $\\href{https://a.example}{z}$ $\\includegraphics{https://a.example/x.png}$ $\\htmlStyle{color:red}{w}$ $\\left(\\begin{matrix}1\\\\2\\\\3\\\\4\\\\5\\end{matrix}\\right)$",
      "\nSo $\\ce{2H2 + O2 -> 2H2O}$ burns:\n\n\\begin{align}\na &= b\n\\end{align}\n\n| bar |\n|---|\n| $|n|$ |",
    ].join("\n"),
  });
  await runPrompt(page, "Show everything");
  const text = replyText(replies(page));
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await expect(text.getByRole("heading", { name: "Title" })).toBeVisible();
  await expect(text.getByRole("table").first()).toBeVisible();
  await expect(text.locator(".katex").first()).toBeVisible();
  await expect(text.locator("pre span").first()).toBeVisible();
  await expect(text).toContainText("© & Inline $5 and $10");
  const link = text.getByRole("link", { name: "link", exact: true });
  await expect(link).toHaveAttribute("target", "_blank");
  await expect(link).toHaveAttribute("rel", /noopener/);
  await expect(link).toHaveAttribute("rel", /noreferrer/);
  await expect(text.getByRole("link", { name: /remote.*tracker\.example/ })).toBeVisible();
  await expect(text.locator("img, script")).toHaveCount(0);
  await expect(text.locator('a[href^="javascript"]')).toHaveCount(0);
  await expect(text.locator(".katex")).toHaveCount(10);
  // Colours of a reply are fitted to the theme, so that they can be read in both.
  await expect(text.locator(".fcolorbox")).toHaveCSS("background-color", /\/ 0\.25\)/);
  const arrow = await text.locator(".accent-body svg").boundingBox();
  expect(arrow?.width).toBeGreaterThan(3);
  const copied = await text.evaluate((reply) => {
    getSelection()?.selectAllChildren(reply);
    return new Promise<string>((resolve) => {
      addEventListener("copy", (event) => resolve(event.clipboardData?.getData("text/plain") ?? ""), { once: true });
      document.execCommand("copy");
    });
  });
  expect(copied).toContain("So $\\ce{2H2 + O2 -> 2H2O}$ burns:\n\n\\begin{align}\na &= b\n\\end{align}\nbar\n$|n|$");
  expect(copied).toContain("display:\n\n$$\nx^2\n$$\n");
});

test("a long answer scrolls along only while the reader is at its end", async ({ page, api }) => {
  await openConnected(page, api);
  api.next({ kind: "answer", text: Array.from({ length: 400 }, (_, line) => `Line ${line}\n\n`).join(""), paceMs: 8 });
  await runPrompt(page, "Long");
  await expect(replyText(replies(page))).toContainText("Line 60");
  await expect(replyText(replies(page)).locator("p").last()).toBeInViewport();
  await replies(page).hover();
  await page.mouse.wheel(0, -600);
  const jump = page.getByRole("button", { name: "Jump to latest" });
  await expect(jump).toBeVisible();
  const top = () => page.locator("#transcript").evaluate((element) => element.scrollTop);
  const before = await top();
  await expect(replyText(replies(page))).toContainText("Line 120");
  expect(await top()).toBe(before);
  await jump.click();
  await expect(jump).toBeHidden();
  // Another conversation that the window shows whole has no end to jump to.
  await page.locator("#transcript").evaluate((scroller) => (scroller.scrollTop = 0));
  await expect(jump).toBeVisible();
  await page.evaluate(() => location.assign("#/try/chart"));
  await expect(page.getByRole("region", { name: "Capsule" })).toBeVisible();
  await expect(jump).toBeHidden();
});

test("conversations are listed, pinned, renamed, deleted and restored, one or several at once", async ({ page }) => {
  await openPage(page);
  await runPrompt(page, "About the first thing");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await page.getByRole("button", { name: /^New/ }).click();
  await runPrompt(page, "About the second thing");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  const list = page.getByRole("navigation", { name: "Conversations" });
  await list.getByRole("link", { name: "About the first thing", exact: true }).hover();
  await list.getByRole("button", { name: "Rename About the first thing" }).click();
  await list.getByRole("textbox", { name: "Title" }).fill("Renamed");
  await page.keyboard.press("Enter");
  await list.getByRole("link", { name: "Renamed", exact: true }).click();
  await expect(page.getByRole("article", { name: "Turn 1", exact: true })).toContainText("About the first thing");
  await list.getByRole("button", { name: "Delete Renamed" }).click();
  await expect(list.getByRole("link", { name: "Renamed", exact: true })).toHaveCount(0);
  await expect(page.getByRole("article", { name: "Turn 1", exact: true })).toContainText("About the second thing");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("article", { name: "Turn 1", exact: true })).toContainText("About the first thing");

  await list.getByRole("button", { name: "Pin About the second thing" }).click();
  const pinned = list.getByRole("region", { name: "Pinned" });
  await expect(pinned.getByRole("link", { name: "About the second thing", exact: true })).toBeVisible();
  await page.reload();
  await expect(pinned.getByRole("listitem")).toHaveCount(1);

  // The mode is reached and left by keyboard, and Shift takes all in between.
  await list.getByRole("button", { name: "Select conversations" }).press("Enter");
  await expect(list.getByRole("checkbox", { name: "All" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  // A press anywhere on the row counts.
  await list
    .getByRole("listitem")
    .filter({ hasText: "Renamed" })
    .click({ modifiers: ["Shift"], position: { x: 80, y: 2 } });
  await expect(list.getByText("2 selected", { exact: true })).toBeVisible();
  await expectAccessible(page, "nav");
  await page.keyboard.press("Delete");
  await expect(list.getByRole("link", { name: "Renamed", exact: true })).toHaveCount(0);
  await expect(replies(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(pinned.getByRole("listitem")).toHaveCount(1);
  await expect(list.getByRole("link", { name: "Renamed", exact: true })).toBeVisible();
});

import { expectAccessible } from "./expect-accessible.ts";
import { listPosts } from "./list-posts.ts";
import { measureStop } from "./measure-stop.ts";
import {
  runPrompt,
  expect,
  openPage,
  promptField,
  replies,
  replyText,
  runButton,
  stopButton,
  test,
  openConnected,
} from "./test.ts";

test("Stop ends a streaming reply within a second, keeps its text, and closes the request", async ({ page, api }) => {
  await openConnected(page, api);
  api.next({ kind: "answer", text: "word ".repeat(3000), paceMs: 20 });
  await runPrompt(page, "Write a lot");
  await expect(replyText(replies(page))).toContainText("word word");
  expect(await measureStop(page, () => stopButton(page).click())).toBeLessThan(1000);
  await expect(replies(page)).toHaveAttribute("data-status", "stopped");
  await expect(replyText(replies(page))).toContainText("word word");
  await expect(runButton(page)).toBeVisible();
  expect(await listPosts(api.requests)[0]?.ended).toBe("closed-by-client");
});

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

test("each request contains the thread so far, and editing a turn leaves the old branch reachable", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  api.next(
    { kind: "answer", text: "First answer" },
    { kind: "answer", text: "Second answer" },
    { kind: "answer", text: "Other answer" },
  );
  await runPrompt(page, "First");
  await expect(replies(page).last()).toHaveAttribute("data-status", "done");
  await runPrompt(page, "Second");
  await expect(page.getByRole("article", { name: "Reply A, turn 2", exact: true })).toHaveAttribute(
    "data-status",
    "done",
  );
  expect(api.requests.at(-1)?.body).toMatchObject({
    messages: [
      { role: "user", content: "First" },
      { role: "assistant", content: "First answer" },
      { role: "user", content: "Second" },
    ],
  });
  const first = page.getByRole("article", { name: "Turn 1", exact: true });
  await first.getByRole("button", { name: "Edit" }).click();
  await page.getByRole("textbox", { name: "Edit turn 1" }).fill("First, reworded");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(replyText(replies(page))).toContainText("Other answer");
  await expect(page.getByRole("article", { name: "Turn 2", exact: true })).toHaveCount(0);
  await first.getByRole("button", { name: "Previous version" }).click();
  await expect(replyText(page.getByRole("article", { name: "Reply A, turn 2", exact: true }))).toContainText(
    "Second answer",
  );
});

test("regenerating keeps the first reply, and the next turn builds on the chosen reply and folds the other", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  api.next({ kind: "answer", text: "Answer one" }, { kind: "answer", text: "Answer two" });
  await runPrompt(page, "Twice");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await replies(page).hover();
  await replies(page).getByRole("button", { name: "Regenerate" }).click();
  const second = page.getByRole("article", { name: "Reply A, turn 1, sample 2 of 2" });
  await expect(replyText(second)).toContainText("Answer two");
  await page.getByRole("button", { name: "Sample 1 of 2", exact: true }).click();
  await runPrompt(page, "Go on");
  await expect(page.getByRole("article", { name: "Reply A, turn 2", exact: true })).toHaveAttribute(
    "data-status",
    "done",
  );
  expect(api.requests.at(-1)?.body).toMatchObject({ messages: [{}, { role: "assistant", content: "Answer one" }, {}] });
  await expect(second.getByRole("button", { name: "Show all" })).toBeVisible();
});

test("a reply can be rewritten, copied and deleted, and deleting can be undone", async ({ page, api, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openConnected(page, api);
  api.next({ kind: "answer", text: "Some **bold** answer" });
  await runPrompt(page, "Say it");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await replies(page).hover();
  await replies(page).getByRole("button", { name: "Copy", exact: true }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("Some **bold** answer");
  await replies(page).getByRole("button", { name: "Edit" }).click();
  await page.getByRole("textbox", { name: "Edit reply A" }).fill("My own words");
  await page.getByRole("button", { name: "Save as a written reply" }).click();
  await expect(replies(page)).toHaveCount(2);
  await expect(replyText(replies(page).first())).toContainText("Some bold answer");
  await replies(page).last().hover();
  await replies(page).last().getByRole("button", { name: "Delete" }).click();
  await expect(replies(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(replyText(replies(page).last())).toContainText("My own words");
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
  await expect(page.getByRole("button", { name: "Jump to latest" })).toBeVisible();
  const top = () => page.locator("#transcript").evaluate((element) => element.scrollTop);
  const before = await top();
  await expect(replyText(replies(page))).toContainText("Line 120");
  expect(await top()).toBe(before);
  await page.getByRole("button", { name: "Jump to latest" }).click();
  await expect(page.getByRole("button", { name: "Jump to latest" })).toBeHidden();
});

test("the edited text of a turn survives a reload, and Cancel discards the edit", async ({ page }) => {
  await openPage(page);
  await runPrompt(page, "What is a token?");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await page.keyboard.press("ArrowUp");
  await page.getByRole("textbox", { name: "Edit turn 1" }).fill("A long rewording");
  await page.reload();
  await page.getByRole("article", { name: "Turn 1", exact: true }).getByRole("button", { name: "Edit" }).click();
  await expect(page.getByRole("textbox", { name: "Edit turn 1" })).toHaveValue("A long rewording");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("article", { name: "Turn 1", exact: true }).getByRole("button", { name: "Edit" }).click();
  await expect(page.getByRole("textbox", { name: "Edit turn 1" })).toHaveValue("What is a token?");
});

test("an answer continues to stream while another conversation is open", async ({ page, api }) => {
  await openConnected(page, api);
  api.next({ kind: "answer", text: "one two three four five six seven eight nine ten", paceMs: 60 });
  await runPrompt(page, "Count");
  await expect(replyText(replies(page))).toContainText("one");
  await page.getByRole("button", { name: /^New/ }).click();
  await expect(promptField(page)).toHaveValue("");
  await expect(replies(page)).toHaveCount(0);
  await listPosts(api.requests)[0]?.ended;
  await page
    .getByRole("navigation", { name: "Conversations" })
    .getByRole("link", { name: "Count", exact: true })
    .click();
  await expect(replyText(replies(page))).toContainText("nine ten");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
});

test("deleting the only conversation opens a new one, which is listed and survives a reload with its reply", async ({
  page,
}) => {
  await openPage(page);
  await runPrompt(page, "The only one");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  const list = page.getByRole("navigation", { name: "Conversations" });
  await list.getByRole("link", { name: "The only one", exact: true }).hover();
  await list.getByRole("button", { name: "Delete The only one" }).click();
  await expect(replies(page)).toHaveCount(0);
  await runPrompt(page, "Written afterwards");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await expect(list.getByRole("link", { name: "Written afterwards", exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("article", { name: "Turn 1", exact: true })).toContainText("Written afterwards");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
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

import { expectAccessible } from "./expect-accessible.ts";
import { runPrompt, connect, expect, openPage, replies, test } from "./test.ts";

const RICH =
  "# Title\n\n- one\n- [ ] two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n```js\nconst x = 1; // one\n```\n\n[link](https://example.com) and `code`.\n\n$$x^2$$\n";

for (const phone of [false, true])
  test(`axe finds no violation in the start page, an answer, a failure and the dialogs, light and dark${phone ? ", on a phone" : ""}`, async ({
    page,
    api,
    mishaps,
  }) => {
    mishaps.allowFailedLoads();
    if (phone) await page.setViewportSize({ width: 390, height: 844 });
    await openPage(page);
    await expectAccessible(page);
    const openNavigation = async () => {
      if (phone) await page.getByRole("button", { name: "Show conversations" }).click();
    };
    await openNavigation();
    await page.getByRole("button", { name: "Connections" }).click();
    await page.getByRole("combobox", { name: "Service", exact: true }).selectOption("AI/ML API");
    // The page behind it is the one before.
    await expectAccessible(page, "dialog[open]");
    await page.keyboard.press("Escape");
    await openNavigation();
    await connect(page, api);
    api.next(
      { kind: "answer", text: RICH },
      { kind: "status", status: 400, body: { message: "Body validation error" } },
    );
    await runPrompt(page, "Everything");
    await expect(replies(page).first()).toHaveAttribute("data-status", "done");
    await expect(replies(page).locator(".katex").first()).toBeVisible();
    await runPrompt(page, "Fail");
    await expect(replies(page).last()).toHaveAttribute("data-status", "failed");
    await expectAccessible(page);
    if (phone) {
      await page.getByRole("button", { name: "Parameters" }).click();
      await expect(page.getByRole("complementary", { name: "Parameters" })).toBeVisible();
    }
    await page.getByRole("checkbox", { name: "thinking" }).check();
    await expectAccessible(page);
  });

test("on a phone, prompts run, and conversations and parameters open as sheets", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page);
  await runPrompt(page, "What is a token?");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await page.getByRole("button", { name: "Parameters" }).click();
  await page
    .getByRole("complementary", { name: "Parameters" })
    .getByRole("slider", { name: "temperature" })
    .fill("0.3");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Run/ }).click();
  await expect(page.getByRole("article", { name: /sample 2 of 2/ })).toHaveAttribute("data-status", "done");
  await page.getByRole("button", { name: "Show conversations" }).click();
  await page.getByRole("button", { name: "New conversation" }).click();
  await expect(replies(page)).toHaveCount(0);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test("a theme chosen by hand overrides the system's theme and survives a reload", async ({ page }) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: "light" });
  await openPage(page);
  const light = await ground();
  await page.getByRole("button", { name: /^Theme: system/ }).click();
  expect(await ground()).toBe(light);
  await page.getByRole("button", { name: /^Theme: light/ }).click();
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.reload();
  await expect.poll(ground).toBe(dark);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.getByRole("button", { name: /^Theme: dark/ }).click();
  expect(await ground()).toBe(dark);
});

import { collectTraces } from "./collect-traces.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { listPosts } from "./list-posts.ts";
import { expect, openConnected, promptField, replies, runPrompt, test } from "./test.ts";

const PASSPHRASE = "several words are safer";

test("a key under a passphrase is locked after a start, asked for by Run, locked again by hand, and forgotten in all tabs", async ({
  page,
  api,
  context,
}) => {
  await openConnected(page, api);
  const card = page.getByRole("button", { name: "Connections", exact: true });
  const dialog = page.getByRole("dialog", { name: "Connections" });
  await card.click();
  await dialog.getByRole("checkbox", { name: "Remember key on this device" }).check();
  await dialog.getByRole("checkbox", { name: "Encrypt with a passphrase" }).check();
  const first = dialog.getByRole("textbox", { name: "Passphrase", exact: true });
  const second = dialog.getByRole("textbox", { name: "Repeat passphrase" });
  const save = dialog.getByRole("button", { name: "Save", exact: true });
  await first.fill(PASSPHRASE);
  await second.fill("several words");
  await expect(dialog.getByText("The two are not the same.")).toBeVisible();
  await expect(save).toBeDisabled();
  await second.fill(PASSPHRASE);
  await expectAccessible(page);
  await save.click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("key unlocked in this tab")).toBeVisible();
  expect(await collectTraces(page)).not.toMatch(/test-key|several words/);
  expect(await page.evaluate(() => JSON.stringify(Object.entries(sessionStorage)))).not.toContain("test-key");

  // Run goes on by itself after the passphrase, and a wrong one is said.
  await page.reload();
  await expect(page.getByText("key locked")).toBeVisible();
  await runPrompt(page, "Are you there?");
  const question = page.getByRole("dialog", { name: "Unlock keys" });
  const passphrase = question.getByRole("textbox", { name: "Passphrase" });
  await expect(passphrase).toBeFocused();
  await page.keyboard.type("several words are saver");
  await page.keyboard.press("Enter");
  await expect(question.getByRole("alert")).toContainText("This passphrase opens none of your keys.");
  await expectAccessible(page);
  expect(api.requests.filter(({ headers }) => headers["authorization"] !== undefined)).toEqual([]);
  await passphrase.fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await expect(question).toBeHidden();
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  expect(listPosts(api.requests).at(-1)?.headers).toMatchObject({ authorization: "Bearer test-key" });

  // Another tab asks for itself, and locking in one tab locks in all.
  const other = await context.newPage();
  await other.goto("./");
  await expect(other.getByText("key locked")).toBeVisible();
  await other.getByRole("button", { name: "Connections", exact: true }).click();
  const locked = other.getByRole("dialog", { name: "Connections" });
  await expect(locked.getByRole("button", { name: "Test connection" })).toBeDisabled();
  await locked.getByRole("textbox", { name: "Passphrase" }).fill(PASSPHRASE);
  await locked.getByRole("button", { name: "Unlock" }).click();
  await expect(locked.getByRole("textbox", { name: "API key" })).toHaveValue("test-key");
  await locked.getByRole("button", { name: "Lock now" }).click();
  await expect(locked.getByRole("textbox", { name: "API key" })).toBeHidden();
  await expect(page.getByText("key locked")).toBeVisible();

  // A closed question sends nothing and keeps the prompt.
  await runPrompt(page, "Not yet");
  await page.keyboard.press("Escape");
  await expect(promptField(page)).toHaveValue("Not yet");
  await expect(replies(page)).toHaveCount(1);

  await locked.getByRole("button", { name: "Forget all keys" }).click();
  await expect(locked.getByRole("textbox", { name: "API key" })).toHaveValue("");
  await expect(page.getByText("no key in this tab")).toBeVisible();
  expect(await collectTraces(page)).not.toContain("sealed");
});

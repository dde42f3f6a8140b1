import type { Page } from "@playwright/test";
import { expectAccessible } from "./expect-accessible.ts";
import { listPosts } from "./list-posts.ts";
import { expect, openConnected, parameter, replies, replyText, runPrompt, test } from "./test.ts";

const dialog = (page: Page) => page.getByRole("dialog", { name: "Edit and send", exact: true });
const bodyField = (page: Page) => dialog(page).getByRole("textbox", { name: "Body", exact: true });
const sample = (page: Page, number: number, count: number) =>
  page.getByRole("article", { name: new RegExp(`sample ${number} of ${count}`) });

test("a request is changed by hand and sent beside its reply, and a refused parameter is left out until its correction is deleted", async ({
  page,
  api,
  mishaps,
}) => {
  mishaps.allowFailedLoads();
  test.setTimeout(120_000);
  await openConnected(page, api);
  await parameter(page, "temperature").fill("0.4");
  await runPrompt(page, "Say hello");
  await expect(replies(page)).toHaveAttribute("data-status", "done");

  await replies(page).hover();
  await replies(page).getByRole("button", { name: "More actions", exact: true }).click();
  await page.getByRole("menuitem", { name: "Edit and send", exact: true }).click();
  await expect(bodyField(page)).toBeFocused();
  await expect(dialog(page)).not.toContainText("test-key");
  const original = await bodyField(page).inputValue();
  expect(JSON.parse(original)).toEqual(listPosts(api.requests)[0]?.body);
  await bodyField(page).fill(original.replace("}", "},,"));
  await expect(dialog(page)).toContainText(/It is no JSON: it cannot be read from line \d+, column \d+ on\./);
  await expect(dialog(page).getByRole("button", { name: "Send", exact: true })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  const changed = original.replace("Say hello", "Say goodbye").replace('"temperature": 0.4', '"temperature": 7');
  await bodyField(page).fill(changed);
  await expect(dialog(page).getByRole("list", { name: "Warnings" })).toContainText("temperature:");
  await expect(dialog(page).getByRole("group", { name: "Changes" })).toContainText("goodbye");
  await dialog(page).getByRole("button", { name: "Add header", exact: true }).click();
  await dialog(page).getByRole("textbox", { name: "Name of header 1" }).fill("X-Api-Key");
  await dialog(page).getByRole("textbox", { name: "Value of header 1" }).fill("mine");
  await expect(dialog(page).getByRole("alert")).toContainText("would carry a key");
  await expectAccessible(page, "dialog[open]");
  await dialog(page).getByRole("button", { name: "Remove header 1" }).click();
  await bodyField(page).fill(changed.replace('"temperature": 7', '"temperature": 0.9'));
  await expect(dialog(page).getByRole("list", { name: "Warnings" })).toBeHidden();
  api.next({ kind: "answer", text: "Goodbye, by hand." });
  await dialog(page).getByRole("button", { name: "Send", exact: true }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(replyText(sample(page, 2, 2))).toHaveText("Goodbye, by hand.");
  await expect(sample(page, 2, 2)).toContainText("made by hand");
  await expect(sample(page, 1, 2)).not.toContainText("made by hand");
  expect(listPosts(api.requests)[1]?.body).toMatchObject({
    temperature: 0.9,
    messages: [{ role: "user", content: "Say goodbye" }],
  });

  // The service refuses a parameter: one press leaves it out, for good.
  api.next({ kind: "status", status: 400, body: { message: "temperature: Extra inputs are not permitted" } });
  await runPrompt(page, "And again");
  const second = page.getByRole("article", { name: /^Reply A, turn 2/ });
  await second.getByRole("alert").getByRole("button", { name: "Send without temperature", exact: true }).click();
  await expect(page.getByRole("article", { name: /turn 2, sample 2 of 2/ })).toHaveAttribute("data-status", "done");
  expect(listPosts(api.requests).at(-1)?.body).not.toHaveProperty("temperature");
  const corrections = page.getByRole("region", { name: "Corrections", exact: true });
  await expect(corrections).toContainText(/temperature Refused by this model on .+ Left out; its value 0\.4 is kept\./);
  await expect(parameter(page, "temperature")).toHaveCount(0);
  await second.first().getByRole("button", { name: "Go to temperature", exact: true }).click();
  const deletion = corrections.getByRole("button", { name: "Delete the correction of temperature" });
  await expect(deletion).toBeFocused();
  await expectAccessible(page);
  await page.reload();
  await expect(corrections).toContainText("temperature Refused by this model");
  await deletion.click();
  await expect(corrections).toBeHidden();
  await expect(parameter(page, "temperature")).toHaveValue("0.4");
  await runPrompt(page, "With it");
  await expect(page.getByRole("article", { name: /^Reply A, turn 3/ })).toHaveAttribute("data-status", "done");
  expect(listPosts(api.requests).at(-1)?.body).toMatchObject({ temperature: 0.4 });
  await expect(sample(page, 2, 2).first()).toContainText("made by hand");
});

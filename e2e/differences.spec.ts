import { expectAccessible } from "./expect-accessible.ts";
import { expectSettled, head, reply } from "./columns.ts";
import { expect, promptField, replyText, test, openConnected } from "./test.ts";

const PLAIN = "We are pleased to announce that search returns results ten times faster.";
const PLAYFUL = "Blink and you missed it: search returns results ten times faster!";

test("by keyboard alone, two columns show what differs in their answers, long ones too, the other one becomes the baseline, and a copy is the answer as it is", async ({
  page,
  api,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openConnected(page, api);
  const press = async (name: string | RegExp, within = page.locator("body")) => {
    await within.getByRole("button", { name, exact: typeof name === "string" }).focus();
    await page.keyboard.press("Enter");
  };
  await press("Add variant");
  // A list of words that only a worker compares: longer than what the page does by itself.
  const list = (end: string) => Array.from({ length: 2500 }, (_, index) => `word${index}`).join(" ") + end;
  api.next({ kind: "answer", text: PLAIN }, { kind: "answer", text: PLAYFUL });
  await promptField(page).fill("Write a note.");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expectSettled(page);
  const letters = (await replyText(reply(page, "A")).textContent()) === PLAIN ? ["A", "B"] : ["B", "A"];
  const [first = "", second = ""] = letters;
  await press("Differences");
  const differences = page.getByRole("button", { name: "Differences", exact: true });
  await expect(differences).toHaveAttribute("aria-pressed", "true");
  await expect(head(page, "A")).toContainText("baseline");
  await expect(head(page, "B")).toContainText(/\d+ of 1\d words differ/);
  await press(/^More actions for variant/, head(page, first));
  await page.getByRole("menuitem", { name: "Use as baseline" }).focus();
  await page.keyboard.press("Enter");
  await expect(head(page, first)).toContainText("baseline");
  await expect(reply(page, second).getByRole("deletion").first()).toContainText("We are pleased to announce that");
  await expect(reply(page, second).getByRole("insertion").first()).toContainText("Blink and you missed it:");
  await expect(reply(page, first).locator("ins, del")).toHaveCount(0);
  await expectAccessible(page);
  await press("Copy", reply(page, second));
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(PLAYFUL);
  await press("Table of differences");
  await expect(page.getByRole("dialog", { name: "Table of differences" })).toContainText(/words differ/);
  await page.keyboard.press("Escape");
  api.next({ kind: "answer", text: list(" one"), paceMs: 0 }, { kind: "answer", text: list(" two three"), paceMs: 0 });
  await promptField(page).fill("Write a list.");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expectSettled(page);
  await expect(head(page, second)).toContainText("of 2,502 words differ");
  await press("Differences");
  await expect(differences).toHaveAttribute("aria-pressed", "false");
  await expect(replyText(reply(page, second))).toHaveText(PLAYFUL);
  await expect(page.locator("ins, del")).toHaveCount(0);
});

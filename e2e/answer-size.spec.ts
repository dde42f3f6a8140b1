import { expect, replies, runPrompt, test, openConnected } from "./test.ts";

test("an answer of more than 16 million characters is cut there and said to be, and after a reload it opens and is copied whole", async ({
  page,
  api,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openConnected(page, api);
  const message = { role: "assistant", content: "word ".repeat(3_500_000) };
  api.next({ kind: "status", status: 200, body: { id: "1", choices: [{ index: 0, message, finish_reason: "stop" }] } });
  await runPrompt(page, "Go on");
  const reply = replies(page).last();
  await expect(reply).toHaveAttribute("data-status", "failed", { timeout: 40_000 });
  await expect(reply.getByRole("alert")).toContainText("Étude keeps 16 million characters of an answer.");
  await reply.getByRole("button", { name: "Raw stream" }).click();
  const stream = page.getByRole("dialog", { name: "Raw stream" });
  await expect(stream).toContainText("more characters");
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(reply.getByRole("alert")).toContainText("What came until then is kept.", { timeout: 40_000 });
  await reply.getByRole("button", { name: "Copy", exact: true }).click();
  const copiedChars = () => page.evaluate(async () => (await navigator.clipboard.readText()).length);
  await expect.poll(copiedChars, { timeout: 30_000 }).toBeGreaterThan(15_990_000);
});

import { expectAccessible } from "./expect-accessible.ts";
import { storeConversation } from "./seed-conversations.ts";
import { buildExperiment } from "./seed-rows.ts";
import { buildStoredConnection, expect, openPage, promptField, runButton, test } from "./test.ts";

test("a batch that is sent before the page is closed has its answers in their cells when the conversation is opened again", async ({
  context,
  page,
  api,
}) => {
  const connecting = await context.addInitScript(({ device, tab }) => {
    if (!location.protocol.startsWith("http")) return;
    localStorage.setItem(...device);
    sessionStorage.setItem(...tab);
  }, buildStoredConnection(api));
  await openPage(page);
  const connection = { connectionId: "aimlapi", modelId: "anthropic/claude-opus-4-5" };
  await storeConversation(page, { ...buildExperiment({ rows: 6, columns: 1, samples: 1, connection }), replies: {} });
  await page.goto("./#/c/experiment");
  await page.reload();
  const cells = page.getByRole("grid", { name: "Rows" }).getByRole("gridcell");
  await expect(cells).toHaveText(Array.from({ length: 6 }, () => "not run"));

  await page.getByRole("button", { name: "Cheaper: run as batch" }).click();
  const dialog = page.getByRole("dialog", { name: "Run as batch" });
  await expect(dialog).toContainText("6 requests not answered yet go to AI/ML API");
  await expect(dialog).toContainText(/up to \$[\d.]+ instead of up to \$[\d.]+/);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Send 6 requests" }).click();
  await expect(dialog).toBeHidden();
  const batches = page.getByRole("list", { name: "Batches" });
  await expect(batches).toContainText(/6 requests in a batch, sent \d/);
  await expect(cells).toHaveText(Array.from({ length: 6 }, () => "in a batch"));
  await expectAccessible(page);
  // Run neither waits for it nor asks its cells again.
  await runButton(page).click();
  await expect(page.getByRole("status")).toHaveText(/waits in a batch/);
  await expect(promptField(page)).toBeVisible();
  expect(api.batches.made).toHaveLength(1);

  await page.close();
  api.batches.finish((_, index) => (index === 5 ? "expired" : "succeeded"));
  const again = await context.newPage();
  await again.goto("./#/c/experiment");
  const answers = again.getByRole("grid", { name: "Rows" }).getByRole("gridcell");
  await expect(answers.first()).toContainText("You said: Read the receipt: Receipt of shop 1");
  await expect(answers.last()).toContainText("The batch ended before this request was answered.");
  await expect(again.getByRole("list", { name: "Batches" })).toBeHidden();
  await expect(again.getByText("Batch: 5 answers, 1 expired unanswered. Run asks them again.").first()).toBeVisible();
  expect(api.requests.filter(({ method }) => method === "POST")).toHaveLength(1);
  expect(api.requests.flatMap(({ violations }) => violations)).toEqual([]);
  await connecting.dispose();
});

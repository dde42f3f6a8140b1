import { PRESETS } from "#core/connections/presets.ts";
import { SERVERS } from "./api-server/server-habits.ts";
import { startApiServer } from "./api-server/start-api-server.ts";
import { expect, openPage, replies, replyText, runPrompt, test } from "./test.ts";

test("six servers of other makers are walked: an answer, a full context and its button, a limit, a cut, a wrong key", async ({
  page,
  mishaps,
}) => {
  test.setTimeout(120_000);
  mishaps.allowFailedLoads();
  await openPage(page);
  const replyTo = (turn: number) => page.getByRole("article", { name: new RegExp(`^Reply A, turn ${turn}\\b`) }).last();
  for (const { name, presetId, modelId, scenarios } of SERVERS) {
    const server = await startApiServer({ key: null, paceMs: 0, extraModels: [modelId] });
    mishaps.allowOrigin(server.origin);
    await test.step(name, async () => {
      await page.getByRole("button", { name: "New conversation", exact: true }).click();
      await expect(replies(page)).toHaveCount(0);
      await page.getByRole("button", { name: "Connections", exact: true }).click();
      const dialog = page.getByRole("dialog", { name: "Connections" });
      await expect(dialog).toBeVisible();
      await dialog.getByRole("combobox", { name: "Service", exact: true }).selectOption(PRESETS[presetId].name);
      await dialog.getByRole("textbox", { name: "Base URL" }).fill(server.baseUrl);
      await dialog.getByRole("textbox", { name: "API key" }).fill("test-key");
      await dialog.getByRole("button", { name: "Save", exact: true }).click();
      await expect(dialog).toBeHidden();
      await page.getByRole("combobox", { name: "Model" }).fill(modelId);
      server.next(scenarios["first answer"]);
      await runPrompt(page, "First");
      await expect(replyTo(1)).toHaveAttribute("data-status", "done");
      await expect(replyText(replyTo(1))).toHaveText("Hello");
      server.next(scenarios["context too long"], scenarios["first answer"]);
      await runPrompt(page, "Second");
      const shorter = replyTo(2).getByRole("alert").getByRole("button", { name: "Send without older turns" });
      await expect(shorter).toBeVisible();
      await shorter.click();
      await expect(page.getByRole("article", { name: /sample 2 of 2/ })).toHaveAttribute("data-status", "done");
      server.next(scenarios["cut in mid-answer"]);
      await runPrompt(page, "Third");
      await expect(replyTo(3)).toHaveAttribute("data-status", /failed|interrupted/);
      await expect(replyText(replyTo(3))).toHaveText("Hello");
      server.next(scenarios["wrong key"]);
      await runPrompt(page, "Fourth");
      await expect(replyTo(4).getByRole("alert")).toContainText("The key was not accepted.");
      await expect(replyTo(4).getByRole("alert").getByRole("button", { name: "Open Connections" })).toBeVisible();
      // One header and one detail of a body that name a wait; the others are told by unit tests.
      if (name !== "Azure OpenAI" && !name.startsWith("Gemini")) return;
      server.next(scenarios["rate limit"], scenarios["first answer"]);
      await runPrompt(page, "Fifth");
      await expect(replyTo(5).getByText(/\d s/).first()).toBeVisible();
      await expect(replyTo(5)).toHaveAttribute("data-status", "done");
    });
    await server.close();
  }
});

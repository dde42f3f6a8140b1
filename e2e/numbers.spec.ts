import { head, listChatBodies, runPromptToEnd } from "./columns.ts";
import { expect, parameter, test, openConnected } from "./test.ts";

test("sevenths are sent in full, shown in few digits with the full number on demand, and a number is left as it is sent", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  const temperature = parameter(page, "temperature");
  await temperature.focus();
  await page.keyboard.type("0.");
  await expect(temperature).toHaveValue("0.");
  await page.keyboard.press("Tab");
  await expect(temperature).toHaveValue("0");
  await temperature.fill("");
  await page.keyboard.type("0..1/8");
  await expect(page.getByText("8 columns: 0 · 0.143 · 0.286 · 0.429 · 0.571 · 0.714 · 0.857 · 1")).toBeVisible();
  await runPromptToEnd(page, "Sevenths");
  expect(
    listChatBodies(api)
      .map((body) => body.temperature ?? Number.NaN)
      .toSorted((a, b) => a - b),
  ).toEqual(Array.from({ length: 8 }, (_, index) => index / 7));
  const chip = head(page, "B").getByRole("listitem").filter({ hasText: "T 0.143" });
  await expect(chip).toHaveText("T 0.143");
  await expect(chip).toHaveAttribute("title", `T ${1 / 7}`);
  await head(page, "B").click({ position: { x: 4, y: 4 } });
  await expect(temperature).toHaveValue("0.143");
  await temperature.focus();
  await expect(temperature).toHaveValue(String(1 / 7));
  await expect(page.getByRole("textbox", { name: "Values of temperature" })).toHaveValue(
    "0, 0.143, 0.286, 0.429, 0.571, 0.714, 0.857, 1",
  );
});

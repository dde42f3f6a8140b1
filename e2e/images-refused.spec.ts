import { expect, openPage, promptField, test } from "./test.ts";

// Beside images-ways-in.spec.ts, because what a browser has to capture is chosen when it starts.
test("a refused or missing camera or screen capture shows a message and leaves the draft unchanged", async ({
  page,
}) => {
  await openPage(page);
  await promptField(page).fill("My draft");
  await page.getByRole("button", { name: "More ways to add an image" }).click();
  const dialog = page.getByRole("dialog", { name: "Add an image" });
  await dialog.getByRole("button", { name: "Camera" }).click();
  await expect(dialog.getByRole("alert")).toHaveText(/did not allow the camera|No camera was found/);
  await dialog.getByRole("button", { name: "Screen or window" }).click();
  await expect(dialog.getByRole("alert")).toHaveText(/Nothing was captured/);
  await page.keyboard.press("Escape");
  await expect(promptField(page)).toHaveValue("My draft");
});

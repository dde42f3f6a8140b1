import { expectSettled, head, heads, runSweep } from "./columns.ts";
import { expect, openPage, parameter, runPrompt, test, openConnected } from "./test.ts";

test("differences are seen at every width, and nothing covers the heads and the figures of columns, or a phone's buttons", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  api.always({ kind: "answer", text: Array.from({ length: 60 }, (_, index) => `Line ${index + 1}.`).join("\n\n") });
  await runSweep(page, "0, .5", "Hello");
  await page.setViewportSize({ width: 1024, height: 768 });
  const isWhole = (element: Element) => element.scrollWidth <= element.clientWidth && element.clientWidth > 30;
  expect(await head(page, "B").getByText("T 0.5").evaluate(isWhole)).toBe(true);
  await expect(page.getByRole("button", { name: "Parameters" })).toHaveCount(1);
  await page.getByRole("button", { name: "Show full answers" }).or(page.getByText("Line 1.").first()).first().hover();
  await page.mouse.wheel(0, -5000);
  const jump = await page.getByRole("button", { name: "Jump to latest" }).boundingBox();
  const figures = await page.getByRole("group", { name: "Figures of variant A" }).boundingBox();
  expect((jump?.y ?? NaN) + (jump?.height ?? NaN)).toBeLessThanOrEqual(figures?.y ?? NaN);
  await head(page, "B").getByRole("button", { name: "Remove variant B" }).click();
  const notice = await page.getByRole("region", { name: "Notices" }).boundingBox();
  const headA = await head(page, "A").boundingBox();
  expect((notice?.y ?? NaN) + (notice?.height ?? NaN)).toBeLessThanOrEqual(headA?.y ?? NaN);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.setViewportSize({ width: 390, height: 844 });
  const tab = page.getByRole("tab", { name: "Variant B, T 0.5" });
  expect(await tab.getByText("T 0.5").evaluate(isWhole)).toBe(true);
  await tab.click();
  expect(await head(page, "B").getByText("T 0.5").evaluate(isWhole)).toBe(true);
  // On a phone a notice covers neither the buttons of the page's head nor the composer.
  await head(page, "B").getByRole("button", { name: "Remove variant B" }).click();
  const phoneNotice = await page.getByRole("region", { name: "Notices" }).boundingBox();
  const banner = await page.getByRole("banner").boundingBox();
  const composer = await page.locator("[data-composer]").boundingBox();
  expect(phoneNotice?.y).toBeGreaterThanOrEqual((banner?.y ?? NaN) + (banner?.height ?? NaN));
  expect((phoneNotice?.y ?? NaN) + (phoneNotice?.height ?? NaN)).toBeLessThanOrEqual(composer?.y ?? NaN);
});

test("any parameter is swept from the panel’s head, and eight columns have a map, come into sight by a press or an arrow key, and fit to the width", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openPage(page);
  // Temperature shows its button at once; the others are in the menu of the panel's head.
  const sweepTemperature = page.getByRole("button", { name: "Sweep temperature" });
  expect((await sweepTemperature.boundingBox())?.width).toBeGreaterThan(30);
  await page.getByRole("button", { name: "Sweep a parameter" }).click();
  await page.getByRole("menuitem", { name: "top_p" }).click();
  await expect(parameter(page, "top_p")).toBeFocused();
  await expect(parameter(page, "top_p")).toHaveValue("0..1/3");
  await page.getByRole("button", { name: "Reset top_p" }).click();
  await parameter(page, "temperature").fill("0..0.7/8");
  const tops = await page.evaluateHandle(() => {
    const noted = new Set<number>();
    const noteFrame = () => {
      const last = document.querySelector('[aria-label="Variant H"]');
      if (last) noted.add(Math.round(last.getBoundingClientRect().top));
      requestAnimationFrame(noteFrame);
    };
    noteFrame();
    return noted;
  });
  await runPrompt(page, "What is a token?");
  await expect(heads(page)).toHaveCount(8);
  await expectSettled(page);
  // What is pressed in a new column's head does not move meanwhile.
  expect(await tops.evaluate((noted) => noted.size)).toBe(1);
  // In a low window the note below the answers stays in the window, however wide the columns are.
  await page.setViewportSize({ width: 844, height: 390 });
  const connectLink = page.getByRole("button", { name: "Connect Claude" });
  await expect.poll(async () => (await connectLink.boundingBox())?.x).toBeLessThan(800);
  await page.setViewportSize({ width: 1440, height: 900 });
  const columns = page.getByRole("group", { name: "Columns" });
  await expect(columns).toContainText("3 of 8 in sight");
  const map = columns.getByRole("navigation", { name: "Columns in sight" });
  const seen = map.getByRole("button", { name: /, in sight$/ });
  await expect(seen).toHaveText(["A", "B", "C"]);
  await map.getByRole("button", { name: "Column F, T 0.5, answered", exact: true }).click();
  await expect(seen).toHaveText(["D", "E", "F"]);
  await expect(head(page, "F")).toBeInViewport({ ratio: 1 });
  await expect(parameter(page, "temperature")).toHaveValue("0.5");
  await page.keyboard.press("Home");
  await expect(seen).toHaveText(["A", "B", "C"]);
  await page.keyboard.press("ArrowLeft");
  await expect(map.getByRole("button", { name: /^Column H/ })).toBeFocused();
  await expect(seen).toHaveText(["F", "G", "H"]);
  await columns.getByRole("button", { name: "Fit to width" }).click();
  await expect(columns).toContainText("All 8 columns in sight");
  for (const letter of ["A", "H"]) await expect(head(page, letter)).toBeInViewport({ ratio: 1 });
});

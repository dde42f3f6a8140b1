import type { Locator, Page } from "@playwright/test";
import { connect, expect, openPage, promptField, replies, test } from "./test.ts";

const LONG_TEXT = "A line of a long prompt with some words in it.\n".repeat(4255);

/** The median time from a key to the second frame after it, in milliseconds. */
async function timeKey(page: Page, keys: readonly string[], beforeEach: () => Promise<void> = async () => {}) {
  const times: number[] = [];
  for (const key of keys) {
    await beforeEach();
    const listening = await page.evaluateHandle(() => ({
      time: new Promise<number>((resolve) => {
        const listen = () => {
          const startedAtMs = performance.now();
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - startedAtMs)));
        };
        addEventListener("keydown", listen, { capture: true, once: true });
      }),
    }));
    await page.keyboard.press(key);
    times.push(await listening.evaluate(({ time }) => time));
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

/** Writes a long text at once, as a paste does; Playwright's own `fill` takes half a minute. */
async function writeLongText(field: Locator): Promise<void> {
  await field.evaluate((area: HTMLTextAreaElement, text) => {
    area.focus();
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(area, text);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }, LONG_TEXT);
}

/** The median time to select all of a field. */
function timeSelectAll(page: Page, field: Locator): Promise<number> {
  return timeKey(page, Array<string>(7).fill("ControlOrMeta+a"), () =>
    field.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(0, 0)),
  );
}

test("selecting all of a prompt of 200,000 characters takes at most three times as long as in a bare text area", async ({
  page,
  context,
}) => {
  const bare = await context.newPage();
  await bare.setContent('<textarea style="width: 700px; height: 400px"></textarea>');
  await writeLongText(bare.locator("textarea"));
  const bareBeforeMs = await timeSelectAll(bare, bare.locator("textarea"));
  await openPage(page);
  await writeLongText(promptField(page));
  const firstMs = await timeSelectAll(page, promptField(page));
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  await writeLongText(promptField(page));
  const laterMs = await timeSelectAll(page, promptField(page));
  // Timed on both sides of the others, since what else the machine does slows all of them alike.
  await bare.bringToFront();
  const bareMs = Math.max(bareBeforeMs, await timeSelectAll(bare, bare.locator("textarea")));
  test.info().annotations.push({
    type: "time",
    description: `${bareMs} ms bare, ${firstMs} ms, ${laterMs} ms below a long turn`,
  });
  expect(Math.max(firstMs, laterMs)).toBeLessThan(3 * bareMs);
});

test("ten thousand models in a bare list are found, and cost a key in the model field what seven do", async ({
  page,
  api,
}) => {
  const model = page.getByRole("combobox", { name: "Model" });
  const keys = "model-77".split("");
  const times: number[] = [];
  for (const mode of ["ids-only", "many"] as const) {
    api.models = mode;
    await openPage(page);
    if (mode === "ids-only") await connect(page, api);
    await model.click();
    await expect(page.locator("datalist option")).toHaveCount(mode === "many" ? 60 : 7);
    await model.fill("");
    times.push(await timeKey(page, keys));
    await expect(model).toHaveValue("model-77");
  }
  await expect(page.locator("datalist option[value='maker/model-7702']")).toHaveCount(1);
  const [few = 0, many = 0] = times;
  test.info().annotations.push({ type: "time", description: `${few} ms with seven, ${many} ms with ten thousand` });
  expect(many).toBeLessThan(1.5 * few + 16);
});

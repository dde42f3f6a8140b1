import type { Page } from "@playwright/test";
import { expectSettled, getReplyText, listChatBodies, reply, sendRequestsOneByOne } from "./columns.ts";
import { expect, openConnected, promptField, runButton, test } from "./test.ts";

const ownField = (page: Page, letter: string) => page.getByRole("textbox", { name: `Prompt ${letter}`, exact: true });
const splitButton = (page: Page) => page.getByRole("button", { name: "A prompt a column", exact: true });

/** Follows the height of the composer. Returns a function that reads the least one so far, in CSS pixels. */
async function watchComposerHeight(page: Page): Promise<() => Promise<number>> {
  const least = await page.locator("[data-composer]").evaluateHandle((composer) => {
    const height = { px: Infinity };
    new ResizeObserver(() => {
      height.px = Math.min(height.px, composer.clientHeight);
    }).observe(composer);
    return height;
  });
  return () => least.evaluate(({ px }) => px);
}

/** Presses and typed texts, counted as steps. */
function countSteps(page: Page) {
  let count = 0;
  return {
    press: async (act: () => Promise<void>) => {
      count += 1;
      await act();
    },
    type: async (text: string) => {
      count += 1;
      await page.keyboard.type(text);
    },
    count: () => count,
  };
}

test("prompt A against prompt B in separate columns takes 5 steps, and a reload, an edit and later turns change nothing of what was said", async ({
  page,
  api,
}) => {
  await sendRequestsOneByOne(page);
  await openConnected(page, api);
  await promptField(page).focus();
  const steps = countSteps(page);
  await steps.type("Name a river.");
  await steps.press(() => page.getByRole("button", { name: "Add variant" }).click());
  const leastHeight = await watchComposerHeight(page);
  await steps.press(() => splitButton(page).click());
  // The field of the added column has the focus, with the copy selected.
  await expect(ownField(page, "B")).toBeFocused();
  await expect(ownField(page, "B")).toHaveValue("Name a river.");
  expect(await leastHeight()).toBeGreaterThan(100);
  await steps.type("Name a mountain.");
  await expect(runButton(page)).toContainText("Run 2");
  await steps.press(() => page.keyboard.press("ControlOrMeta+Enter"));
  await expect(reply(page, "B")).toBeVisible();
  await expectSettled(page);
  expect(steps.count()).toBe(5);

  const [left, right] = listChatBodies(api);
  expect(left?.messages[0]?.content).toBe("Name a river.");
  expect(JSON.stringify(right)).toBe(JSON.stringify(left).replace("river", "mountain"));
  const turn = page.getByRole("article", { name: "Turn 1", exact: true });
  const said = ["Name a river.", "Name a mountain."];
  await expect(turn.locator("[data-variant]")).toHaveText(said);
  await expect(turn).toContainText("Prompt of its own in A, B");

  // The fields are aligned with their columns.
  for (const letter of ["A", "B"]) {
    const field = await ownField(page, letter).boundingBox();
    const answer = await reply(page, letter).boundingBox();
    expect(Math.abs((field?.x ?? 0) - (answer?.x ?? 99))).toBeLessThan(3);
  }

  // What is written is kept over a reload, and shared again with one press.
  await ownField(page, "A").fill("And its length?");
  await ownField(page, "B").fill("And its height?");
  await page.reload();
  await expect(turn.locator("[data-variant]")).toHaveText(said);
  await expect(ownField(page, "A")).toHaveValue("And its length?");
  await expect(ownField(page, "B")).toHaveValue("And its height?");
  await splitButton(page).click();
  await expect(promptField(page)).toHaveValue("And its length?");
  await splitButton(page).click();
  await expect(ownField(page, "B")).toHaveValue("And its height?");
  await ownField(page, "B").fill("");
  await ownField(page, "B").press("ControlOrMeta+Enter");
  await expect(page.locator("#run-reason")).toHaveText("Prompt B is empty. Write it, or pause its column.");
  await splitButton(page).click();
  await promptField(page).fill("Where is it?");
  await promptField(page).press("ControlOrMeta+Enter");
  await expect(reply(page, "B", 2)).toBeVisible();
  await expectSettled(page);
  const later = listChatBodies(api).slice(2);
  expect(later.map(({ messages }) => [messages[0]?.content, messages.at(-1)?.content])).toEqual(
    said.map((text) => [text, "Where is it?"]),
  );

  // An edit of the first turn opens a field for each column, and makes a version beside what was said.
  await turn.hover();
  await turn.getByRole("button", { name: "Edit", exact: true }).click();
  await turn.getByRole("textbox", { name: "Edit turn 1, prompt B" }).fill("Name a lake.");
  await turn.getByRole("textbox", { name: "Edit turn 1, prompt B" }).press("ControlOrMeta+Enter");
  await expectSettled(page);
  await expect(turn.locator("[data-variant]")).toHaveText(["Name a river.", "Name a lake."]);
  await turn.getByRole("button", { name: "Previous version" }).click();
  await expect(turn.locator("[data-variant]")).toHaveText(said);

  // The versions stand side by side with their answers, and nothing is sent for it.
  const sentCount = api.requests.length;
  const answer = await getReplyText(page, "B", 1);
  await turn.hover();
  await turn.getByRole("button", { name: "Compare versions" }).click();
  await expect(turn.locator("[data-variant]")).toHaveText([...said, "Name a lake."]);
  await expect(reply(page, "C")).toBeVisible();
  expect(await getReplyText(page, "B", 1)).toBe(answer);
  await page
    .getByRole("region", { name: "Notices" })
    .getByRole("listitem")
    .filter({ hasText: "3 versions stand side by side" })
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(turn.locator("[data-variant]")).toHaveText(said);
  await expect(turn).toContainText("1 of 2");
  expect(api.requests).toHaveLength(sentCount);
});

import { expect, promptField, replies, replyText, runButton, stopButton, test, openConnected } from "./test.ts";

const WORDS = "one two three four five six seven eight nine ten";

test("a double click, a held key and a held chord press once: one request each, and every reply goes to its end", async ({
  page,
  api,
}) => {
  const countSent = () => api.requests.filter(({ method }) => method === "POST").length;
  const expectAllDone = async (count: number) => {
    await expect(replies(page)).toHaveCount(count);
    for (const reply of await replies(page).all()) {
      await expect(reply).toHaveAttribute("data-status", "done");
      await expect(replyText(reply)).toHaveText(WORDS);
    }
    expect(countSent()).toBe(count);
  };
  await openConnected(page, api);
  api.always({ kind: "answer", text: WORDS, paceMs: 40 });

  await promptField(page).fill("Count");
  await runButton(page).dblclick();
  await expectAllDone(1);
  await page.getByRole("button", { name: "Regenerate", exact: true }).dblclick();
  await expectAllDone(2);

  await runButton(page).focus();
  // A key that is pressed again before it is released repeats, as a held key does.
  for (let n = 0; n < 6; n += 1) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await expectAllDone(3);
  await promptField(page).focus();
  await page.keyboard.down("ControlOrMeta");
  for (let n = 0; n < 6; n += 1) await page.keyboard.down("Enter");
  await expectAllDone(4);
  await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await page.keyboard.up("ControlOrMeta");

  api.next({ kind: "hang", when: "mid-text" });
  await runButton(page).click();
  await expect(replyText(replies(page).last())).not.toBeEmpty();
  await stopButton(page).dblclick();
  await expect(replies(page).last()).toHaveAttribute("data-status", "stopped");
  await expect(runButton(page)).toBeVisible();
  await runButton(page).click();
  await expect(replies(page)).toHaveCount(6);
  await expect(replies(page).last()).toHaveAttribute("data-status", "done");
  expect(countSent()).toBe(6);
});

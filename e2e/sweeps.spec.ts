import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { sendRequestsOneByOne, listChatBodies, head, reply } from "./columns.ts";
import { listPosts } from "./list-posts.ts";
import { expect, parameter, promptField, runButton, test, openConnected } from "./test.ts";

const chart = fileURLToPath(new URL("../public/samples/bar-chart.png", import.meta.url));
/**
 * The actions of a user on the page, and their number: a click, a chord, a paste and a typed text are one step each.
 */
function countSteps(page: Page) {
  let count = 0;
  const step = async (act: () => Promise<unknown>) => {
    count += 1;
    await act();
  };
  return {
    count: () => count,
    paste: (file: string) =>
      step(() =>
        page.evaluate(
          (content) => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([new Uint8Array(content)], "pasted.png", { type: "image/png" }));
            document.activeElement?.dispatchEvent(
              new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }),
            );
          },
          [...readFileSync(file)],
        ),
      ),
    type: (text: string) => step(() => page.keyboard.type(text)),
    typeInto: (name: string, text: string) =>
      step(async () => {
        await parameter(page, name).focus();
        await page.keyboard.type(text);
      }),
    press: (chord: string) => step(() => page.keyboard.press(chord)),
  };
}

test("comparing temperatures 0 and 1 on an image takes four steps, and the request bodies differ only in temperature", async ({
  page,
  api,
}) => {
  await sendRequestsOneByOne(page);
  await openConnected(page, api);
  await promptField(page).focus();
  const steps = countSteps(page);
  await steps.paste(chart);
  await steps.type("What stands out?");
  await steps.typeInto("temperature", "0, 1");
  await expect(runButton(page)).toHaveText(/^Run 2 · up to \$[\d.]+/);
  await steps.press("ControlOrMeta+Enter");
  expect(steps.count()).toBe(4);
  for (const letter of ["A", "B"]) await expect(reply(page, letter)).toHaveAttribute("data-status", "done");
  const sent = listChatBodies(api);
  expect(sent.map(({ temperature }) => temperature)).toEqual([0, 1]);
  const [first, second] = sent.map(({ temperature: _own, ...rest }) => rest);
  expect(first).toEqual(second);
  expect(first).toMatchObject({
    messages: [{ content: [{ type: "image" }, { type: "text", text: "What stands out?" }] }],
  });
  expect(listPosts(api.requests).flatMap(({ violations }) => violations)).toEqual([]);
  await expect(head(page, "A")).toContainText("T 0");
  await expect(head(page, "B")).toContainText("T 1");
});

import type { Page } from "@playwright/test";
import { getLastUserText, listImages } from "./api-server/compose-reply.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { buildZip } from "./fixtures/build-zip.ts";
import { answerLabel, measurePicture } from "./fixtures/label-answers.ts";
import { drawLabelPictures } from "./fixtures/label-pictures.ts";
import { listPosts } from "./list-posts.ts";
import { expect, openConnected, promptField, runButton, test } from "./test.ts";

const LABELS = drawLabelPictures(30);

const table = (page: Page) => page.getByRole("grid", { name: "Rows" });

/** The labels as pictures with a table beside them. */
function zipLabels(): Buffer<ArrayBuffer> {
  const lines = LABELS.map(({ name, text, stamp, boxes }) => {
    const expected = [
      { label: "code", box: boxes.code },
      { label: "stamp", box: boxes.stamp },
    ];
    return [name, text, stamp, `"${JSON.stringify(expected).replaceAll('"', '""')}"`].join(",");
  });
  return buildZip([
    { path: "labels/labels.csv", content: ["file,code,stamp,boxes", ...lines].join("\n") },
    ...LABELS.map(({ name, png }) => ({ path: `labels/${name}`, content: png })),
  ]);
}

async function addCheck(page: Page, kind: string, fill: Record<string, string>, path?: string): Promise<void> {
  await page.getByRole("group", { name: "Table" }).getByRole("button", { name: "Add check", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Checks" });
  await dialog.getByRole("combobox", { name: "The answer", exact: true }).selectOption(kind);
  for (const [label, value] of Object.entries(fill))
    await dialog.getByRole("textbox", { name: label, exact: true }).fill(value);
  if (path !== undefined) {
    await dialog.getByRole("combobox", { name: "Looks at", exact: true }).selectOption("path");
    await dialog.getByRole("textbox", { name: "Path", exact: true }).fill(path);
  }
  await dialog.getByRole("button", { name: "Add check", exact: true }).click();
  await expect(dialog).toBeHidden();
}

test("pictures of rows are sent at three sizes, and the numbers say which smaller one is as good, at what price", async ({
  page,
  api,
}) => {
  // Ninety requests with pictures, sixty of which are drawn first.
  test.slow();
  await openConnected(page, api);
  api.always({
    kind: "answer",
    paceMs: 0,
    countImage: (base64) => {
      const { widthPx, heightPx } = measurePicture(base64);
      return Math.ceil((widthPx * heightPx) / 750);
    },
    text: (body) => {
      const label = LABELS.find(({ name }) => getLastUserText(body.messages).includes(name));
      const [picture] = listImages(body);
      if (!label || picture === undefined) throw new Error("No label was asked about.");
      return answerLabel(label, measurePicture(picture));
    },
  });
  await page.evaluate((base64) => {
    const transfer = new DataTransfer();
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    transfer.items.add(new File([bytes], "labels.zip", { type: "application/zip" }));
    const target = document.querySelector("main") ?? document.body;
    for (const type of ["dragenter", "dragover", "drop"])
      target.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, zipLabels().toString("base64"));
  const adding = page.getByRole("dialog", { name: "Add rows" });
  await adding.getByRole("button", { name: "Add 30 rows" }).click();
  await expect(table(page).getByRole("rowheader")).toHaveCount(30);

  await page.getByRole("button", { name: "Compare sizes", exact: true }).click();
  const sizes = page.getByRole("dialog", { name: "Compare sizes" });
  await expect(sizes.getByRole("table").getByRole("row")).toHaveCount(4);
  await expect(sizes.getByRole("row", { name: /^1\/2/ })).toContainText(/tok · \$/);
  await expectAccessible(page);
  await sizes.getByRole("button", { name: "Make columns" }).click();
  await expect(page.getByRole("heading", { name: "3 columns × 30 rows" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Values of image" })).toHaveValue("1, 1/2, 1/4");
  await promptField(page).fill("Read the label {{image}} of {{file}} as JSON with text, stamp and boxes.");
  await expect(runButton(page)).toContainText("Run 90");
  await promptField(page).press("ControlOrMeta+Enter");
  await page.getByRole("dialog", { name: "Send 90 requests?" }).getByRole("button", { name: /^Send/ }).click();
  await expect(table(page).locator("[data-status=done]")).toHaveCount(90, { timeout: 60_000 });
  const sent = listPosts(api.requests).map(({ body }) => measurePicture(listImages(body as never)[0] ?? ""));
  const [first] = LABELS;
  if (!first) throw new Error("There are no labels.");
  for (const factor of [1, 2, 4])
    expect(sent).toContainEqual({ widthPx: first.widthPx / factor, heightPx: first.heightPx / factor });

  await addCheck(page, "has few wrong characters", { Text: "{{code}}" }, "text");
  await addCheck(page, "has the boxes", { Boxes: "{{boxes}}" });
  await expect(page.getByRole("group", { name: "Figures of variant B" })).toContainText(/pass/);
  await page.getByRole("button", { name: "Numbers", exact: true }).click();
  const numbers = page.getByRole("dialog", { name: "Numbers" });
  const said = numbers.getByRole("list", { name: "Sizes of image" });
  await expect(said.getByRole("listitem")).toHaveText([
    /1\/2 is as good as full size, at .+ of the price\./,
    /1\/4 is worse than full size/,
  ]);
  const figure = numbers.getByRole("figure", { name: "Passes by picture size: image" });
  await figure.getByText("As a table").click();
  await expect(figure.getByRole("row")).toHaveCount(4);
  await numbers.getByRole("combobox", { name: "As good means at most" }).selectOption("5 points worse");
  await expect(said.getByRole("listitem").first()).toContainText(/not decided.*About .+ more rows would tell, \$/);
  await expectAccessible(page);

  // A label that was misread at a quarter of its size: its boxes are drawn in the table, and beneath the answer of the row.
  await page.keyboard.press("Escape");
  const cell = table(page).getByRole("gridcell", { name: "Row 3, C", exact: true });
  await expect(cell).toContainText("has too many wrong characters 14.3 %, at most 5.0 %");
  await expect(cell.getByRole("img", { name: /^Expected and found boxes: code overlap 0\.\d\d, stamp/ })).toBeVisible();
  await cell.dblclick();
  const reply = page.getByRole("article", { name: /^Reply C/ });
  await reply.getByRole("button", { name: /^Checks/ }).click();
  await expect(reply.getByRole("figure", { name: "Boxes" })).toContainText(/code: overlap 0\.\d\d of 0\.5/);
});

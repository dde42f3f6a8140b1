import { buildCitedStream } from "./api-server/build-cited-stream.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { createReport } from "./fixtures/example-pdf.ts";
import { listPosts } from "./list-posts.ts";
import { openAnthropic } from "./open-anthropic.ts";
import { attachments } from "./pictures.ts";
import { expect, openConnected, promptField, replies, test } from "./test.ts";

test("a PDF of 12 pages is asked about: whole, two pages of it, a part of page 7, and its pages as images", async ({
  page,
  api,
}) => {
  await openConnected(page, api);
  const buffer = Buffer.from(await createReport({ pages: 12 }));
  const locked = Buffer.from(await createReport({ pages: 1, userPassword: "secret" }));
  await page.getByLabel("Image files").setInputFiles([
    { name: "report.pdf", mimeType: "application/pdf", buffer },
    { name: "locked.pdf", mimeType: "application/pdf", buffer: locked },
  ]);
  await expect(page.getByRole("alert")).toContainText("“locked.pdf” needs a password");
  await expect(attachments(page)).toContainText(["12 pages"]);
  await expect(attachments(page)).toContainText(["sent as a document"]);

  await page.getByRole("button", { name: "Pages of report.pdf" }).click();
  const dialog = page.getByRole("dialog", { name: "Pages of report.pdf" });
  const chosen = dialog.getByRole("textbox", { name: "Pages to send" });
  await expect(chosen).toHaveValue("1-12");
  await expect(dialog.getByRole("button", { name: "Page 7", exact: true }).locator("img")).toBeVisible();
  await expectAccessible(page);
  await chosen.fill("13");
  await expect(dialog.getByText("There is no page 13: the last one is 12")).toBeVisible();
  await chosen.fill("2");
  await dialog.getByRole("button", { name: "Page 7", exact: true }).press("Enter");
  await expect(chosen).toHaveValue("2, 7");
  await dialog.getByRole("button", { name: "Send as a document" }).click();
  await expect(attachments(page)).toContainText(["pages 2, 7, sent as a document"]);

  await page.getByRole("button", { name: "Pages of report.pdf" }).click();
  await dialog.getByRole("button", { name: "Enlarge page 7" }).click();
  const stage = dialog.getByRole("application", { name: "Ask about a part: the page" });
  await stage.focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(attachments(page)).toHaveCount(2);
  await expect(promptField(page)).toHaveValue(/^The attached image is the part .* of page 7 of report\.pdf\.\n$/);
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  const [request] = listPosts(api.requests);
  expect(request?.violations).toEqual([]);
  expect(request?.body).toMatchObject({
    messages: [{ role: "user", content: [{ type: "document" }, { type: "image" }, { type: "text" }] }],
  });

  await page.getByRole("button", { name: "Open report.pdf" }).click();
  await expect(dialog.getByRole("button", { name: "Enlarge page 2" })).toBeVisible();
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "More ways to add an image" }).click();
  await page.getByLabel("Document files").setInputFiles([{ name: "report.pdf", mimeType: "application/pdf", buffer }]);
  await page.getByRole("button", { name: "Pages of report.pdf" }).click();
  await chosen.fill("1-2");
  await dialog.getByRole("button", { name: "Send pages as images" }).click();
  await expect(attachments(page)).toHaveCount(2);
  await expect(attachments(page).last()).toContainText("page 2");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(attachments(page)).toHaveCount(1);
  // A low window folds the composer while nothing in it has the focus, and a press in it still counts.
  await page.setViewportSize({ width: 720, height: 450 });
  await promptField(page).click();
  await page.getByRole("button", { name: "Pages of report.pdf" }).click();
  await dialog.getByRole("button", { name: "Send pages as images" }).click();
  await expect(attachments(page)).toHaveCount(12);
});

test("an answer that cites page 7 of a PDF opens this page, and says where a page is not in it", async ({
  page,
  api,
}) => {
  await openAnthropic(page, api);
  const buffer = Buffer.from(await createReport({ pages: 12 }));
  // A file without an ending is what its bytes say.
  await page.getByLabel("Image files").setInputFiles([{ name: "report", mimeType: "", buffer }]);
  await attachments(page).getByRole("checkbox", { name: "Cite passages" }).check();
  const cite = (first: number, quoted: string) => ({
    type: "page_location",
    document_index: 0,
    document_title: "report",
    cited_text: quoted,
    start_page_number: first,
    end_page_number: first + 1,
  });
  api.next(buildCitedStream("It sold bread.", [cite(7, "In month 7 the shop sold"), cite(70, "Nowhere")]));
  await promptField(page).fill("What was sold in July?");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  expect(listPosts(api.requests)[0]?.body).toMatchObject({
    messages: [{ content: [{ type: "document", title: "report", citations: { enabled: true } }, { type: "text" }] }],
  });
  await replies(page).getByRole("button", { name: "Source 1, report" }).click();
  const passage = page.getByRole("dialog", { name: "Passage of report" });
  await expect(passage).toContainText("In month 7 the shop sold");
  await passage.getByRole("button", { name: "Open page 7" }).click();
  const pages = page.getByRole("dialog", { name: "Pages of report" });
  await expect(pages).toContainText("page 7 of 12");
  await page.keyboard.press("Escape");
  await replies(page).getByRole("button", { name: "Source 2, report" }).click();
  await expect(passage.getByRole("note")).toContainText("not in");
});

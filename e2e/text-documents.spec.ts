import { buildCitedStream } from "./api-server/build-cited-stream.ts";
import { expectAccessible } from "./expect-accessible.ts";
import { listPosts } from "./list-posts.ts";
import { openAnthropic } from "./open-anthropic.ts";
import { expect, promptField, replies, runPrompt, test } from "./test.ts";

const NOTES = `# Harbour notes\n\n${"The tide table hangs by the door. ".repeat(200)}\n🍎 The lease ends on 3 May.\n\n${"Ropes are in the shed. ".repeat(200)}`;
const QUOTED = "The lease ends on 3 May.";

/** An answer of the messages wire that cites a passage, in code points, and a place in a document that was not sent. */
function answerWithCitations() {
  const start = Array.from(NOTES.slice(0, NOTES.indexOf(QUOTED))).length;
  const place = { type: "char_location", document_index: 0, document_title: "notes.md" };
  const citations = [
    { ...place, cited_text: QUOTED, start_char_index: start, end_char_index: start + QUOTED.length },
    {
      ...place,
      document_index: 3,
      document_title: "plans.md",
      cited_text: "Gone",
      start_char_index: 0,
      end_char_index: 4,
    },
  ];
  return buildCitedStream("It ends on 3 May.", citations);
}

test("a text is attached beside a prompt, cited by the answer, and a mark opens the passage in it", async ({
  page,
  api,
}) => {
  await openAnthropic(page, api);
  await page.getByLabel("Image files").setInputFiles([
    { name: "notes.md", mimeType: "text/markdown", buffer: Buffer.from(NOTES) },
    { name: "blank.txt", mimeType: "text/plain", buffer: Buffer.from("  \n") },
  ]);
  await expect(page.getByRole("alert")).toHaveText("“blank.txt” has no text.");
  const chip = page.getByRole("list", { name: "Attachments" }).getByRole("listitem");
  await expect(chip).toContainText("sent as a document");
  await chip.getByRole("checkbox", { name: "Cite passages" }).check();
  await chip.getByRole("button", { name: "Options of notes.md" }).click();
  const dialog = page.getByRole("dialog", { name: "notes.md" });
  await dialog.getByRole("textbox", { name: "About this document" }).fill("From the harbour office");
  await expect(dialog.getByRole("region", { name: "Text of notes.md" })).toContainText("Harbour notes");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  api.next(answerWithCitations());
  await runPrompt(page, "When does the lease end?");
  await expect(replies(page)).toHaveAttribute("data-status", "done");
  expect(listPosts(api.requests).at(-1)?.body).toMatchObject({
    messages: [
      {
        content: [
          {
            type: "document",
            source: { type: "text", media_type: "text/plain", data: NOTES },
            title: "notes.md",
            context: "From the harbour office",
            citations: { enabled: true },
          },
          { type: "text", text: "When does the lease end?" },
        ],
      },
    ],
  });
  expect(api.requests.flatMap(({ violations }) => violations)).toEqual([]);
  await expectAccessible(page);
  await replies(page).getByRole("button", { name: "Source 1, notes.md" }).click();
  const passage = page.getByRole("dialog", { name: "Passage of notes.md" });
  await expect(passage.getByRole("region", { name: "Text of notes.md" }).locator("mark")).toHaveText(QUOTED);
  await expect(passage.locator("mark")).toBeInViewport();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await replies(page)
    .getByRole("list", { name: "Sources" })
    .getByRole("button", { name: /^plans.md/ })
    .click();
  await expect(page.getByRole("dialog", { name: "Passage of plans.md" }).getByRole("note")).toHaveText(
    "plans.md is none of the documents that this answer was sent with.",
  );
  await page.keyboard.press("Escape");

  await promptField(page).fill("Sum up the table");
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(["berth,fee\n1,20\n2,30\n"], "fees.csv", { type: "text/csv" }));
    document
      .querySelector("main")
      ?.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await expect(
    page.getByRole("region", { name: "Notices" }).getByText("“fees.csv” was attached as a document"),
  ).toBeVisible();
  await chip.getByRole("button", { name: "Options of fees.csv" }).click();
  await page.getByRole("button", { name: "Put its text into the prompt" }).click();
  await expect(promptField(page)).toHaveValue("Sum up the table\n\nberth,fee\n1,20\n2,30\n");
  await expect(chip).toHaveCount(0);
});

import { expectAccessible } from "./expect-accessible.ts";
import { listPosts } from "./list-posts.ts";
import { openAnthropic } from "./open-anthropic.ts";
import { expect, promptField, replies, replyText, runPrompt, test } from "./test.ts";

const SCHEMA = {
  type: "object",
  properties: {
    items: {
      type: "array",
      items: {
        type: "object",
        properties: { name: { type: "string" }, price: { type: "number" } },
        required: ["name", "price"],
        additionalProperties: false,
      },
    },
  },
  required: ["items"],
  additionalProperties: false,
};

test("a schema made of a pasted answer is sent, each answer says whether it fits, and an answer is begun without one", async ({
  page,
  api,
}) => {
  await openAnthropic(page, api);

  const open = page.getByRole("button", { name: "Schema of the answer…" });
  await open.click();
  const dialog = page.getByRole("dialog", { name: "Schema of the answer" });
  const written = dialog.getByRole("textbox", { name: "JSON Schema" });
  await written.fill('{"type": "object", "properties": {"a": {"type": "integer", "minimum": 1}}}');
  const notes = dialog.getByRole("list", { name: "Notes on the schema" });
  await expect(notes).toContainText("minimum (a)");
  await dialog.getByRole("button", { name: "Add it everywhere" }).click();
  await expect(notes).not.toContainText("additionalProperties");
  await dialog
    .getByRole("textbox", { name: "From an example" })
    .fill('{"items": [{"name": "Tea", "price": 2}, {"name": "Bun", "price": 1.5}]}');
  await dialog.getByRole("button", { name: "Make a schema of it" }).click();
  await expect(dialog.getByRole("list", { name: "Outline of the schema" })).toContainText("price number");
  await expect(dialog.getByText("Nothing in it is known to be refused.")).toBeVisible();
  await expectAccessible(page, "dialog");
  await dialog.getByRole("button", { name: "Use for column A" }).click();
  await expect(dialog).toBeHidden();

  api.next({ kind: "answer", text: '{"items": [{"name": "Tea", "price": 2}]}' });
  await runPrompt(page, "The receipt");
  const fit = page.getByRole("group", { name: "Schema of the answer" });
  await expect(fit).toContainText("fits the schema");
  expect(listPosts(api.requests).at(-1)?.body).toMatchObject({
    output_config: { format: { type: "json_schema", schema: SCHEMA } },
  });
  api.next({ kind: "answer", text: '{"items": [{"name": "Tea", "price": 2}, {"name": "Bun"}, {"price": 1}]}' });
  await promptField(page).press("ControlOrMeta+Enter");
  await expect(fit).toHaveCount(2);
  await expect(fit.last()).toContainText("does not fit the schema: items[1].price is missing and 1 more");
  await fit.last().getByRole("button").click();
  await expect(fit.last().getByRole("listitem")).toHaveText(["items[1].price is missing", "items[2].name is missing"]);

  // The beginning of an answer and a schema exclude each other.
  await promptField(page).fill("Once more");
  await page.getByRole("button", { name: "Begin the answer" }).click();
  const begun = page.getByRole("textbox", { name: "The answer begins with", exact: true });
  await expect(begun).toBeFocused();
  await begun.fill("{ ");
  const note = page.getByRole("note", { name: "Cannot be begun" });
  await expect(note).toContainText("while it has to follow a schema");
  await expect(page.getByText("White space at its end is not sent")).toBeVisible();
  await expectAccessible(page);
  await note.getByRole("button", { name: "Send without" }).click();
  await expect(replies(page)).toHaveCount(3);
  await expect(replies(page).last()).toHaveAttribute("data-status", "done");
  await page.getByRole("region", { name: "Notices" }).getByRole("button", { name: "Undo" }).click();
  await expect(begun).toHaveValue("{ ");
  await open.click();
  await dialog.getByRole("button", { name: "Send no schema" }).click();
  await expect(note).toHaveCount(0);
  api.next({ kind: "answer", text: '"a": [1]}' });
  await runPrompt(page, "And now");
  await expect(replyText(replies(page).last())).toContainText('"a"');
  await expect(replies(page).last()).toHaveAttribute("data-status", "done");
  await expect(promptField(page)).toBeFocused();
  expect(JSON.stringify(listPosts(api.requests).at(-1)?.body)).toContain('{"role":"assistant","content":"{"}]');
  await expect(replyText(replies(page).last())).toContainText("{");
  expect(api.requests.flatMap(({ violations }) => violations)).toEqual([]);
});

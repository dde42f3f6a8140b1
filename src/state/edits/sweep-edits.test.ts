import { expect, test } from "vitest";
import { addReplies } from "#core/conversation/edit-turns.ts";
import { exampleConversation, exampleReply } from "#e2e/fixtures/example-conversation.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { conversationOpened, openConversationChanged } from "#state/document/documents.ts";
import { getNotices } from "#state/notices.ts";
import { applySweepField } from "./sweep-edits.ts";

test("undoing a change of a sweep stops the replies of the columns that it hides, and no others", async () => {
  const conversation = exampleConversation();
  const values = [
    { id: "v0", value: 0 },
    { id: "v1", value: 1 },
  ];
  conversationOpened(
    {
      ...conversation,
      sweeps: [{ id: "s", values: { temperature: values } }],
      variants: values.map(({ id, value }) => ({
        id: `at-${id}`,
        overrides: { parameters: { temperature: value } },
        sweep: { id: "s", valueIds: { temperature: id } },
      })),
    },
    () => false,
  );
  expect(await applySweepField("s", "temperature", "0, 0.5")).toBeNull();
  const added = getOpen().variants.find(({ id, isRemoved }) => !isRemoved && id !== "at-v0")?.id ?? "";
  openConversationChanged((before) =>
    addReplies(before, [
      exampleReply({ id: "stays", variantId: "at-v0", status: "streaming" }),
      exampleReply({ id: "hidden", variantId: added, status: "streaming" }),
    ]),
  );
  getNotices().at(-1)?.action?.run();
  await expect.poll(() => getOpen().variants.find(({ id }) => id === added)?.isRemoved).toBe(true);
  expect(getOpen().replies).toMatchObject({ stays: { status: "streaming" }, hidden: { status: "stopped" } });
});

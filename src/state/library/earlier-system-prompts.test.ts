import "fake-indexeddb/auto";
import { afterAll, expect, test } from "vitest";
import { collectSystemPrompts } from "#core/library/collect-system-prompts.ts";
import { examplePrompt, exampleVersion } from "#e2e/fixtures/example-prompt.ts";
import { autosaveDocuments } from "#state/document/autosave-documents.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { draftReplaced } from "#state/document/drafts.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { columnSystemChanged } from "#state/edits/settings-edits.ts";
import { systemPromptChanged } from "#state/edits/system-prompt-changed.ts";
import { variantCopied } from "#state/edits/variant-edits.ts";
import { getNotices } from "#state/notices.ts";
import {
  earlierSystemPromptChosen,
  getReplacedSystemPrompt,
  loadEarlierSystemPrompts,
} from "./earlier-system-prompts.ts";
import { createSavedPrompt } from "./prompt-edits.ts";

afterAll(autosaveDocuments());

test("system prompts of saved conversations, of their columns and of saved prompts are offered, and one replaces the present one until Undo", async () => {
  const columnIds = () => getOpenConversation()?.variants.map(({ id }) => id) ?? [];
  await createSavedPrompt(examplePrompt([exampleVersion("1", "", { settings: { system: "Of a saved prompt" } })]));
  for (const system of ["Of a conversation", "Of another"]) {
    draftReplaced({ text: "so that the next is another conversation", attachments: [] });
    openNewConversation();
    systemPromptChanged(system);
  }
  variantCopied(columnIds()[0] ?? "", "last");
  columnSystemChanged(columnIds()[1] ?? "", "Of a column");
  const listTexts = async (current: string) =>
    collectSystemPrompts(await loadEarlierSystemPrompts(), current).map(({ text }) => text);
  expect((await listTexts("Of another")).toSorted()).toEqual(["Of a column", "Of a conversation", "Of a saved prompt"]);

  earlierSystemPromptChosen("Of a conversation", undefined);
  expect(getReplacedSystemPrompt(undefined)).toBe("Of a conversation");
  expect(getReplacedSystemPrompt(columnIds()[1])).toBe("Of a column");
  getNotices().at(-1)?.action?.run();
  await expect.poll(() => getReplacedSystemPrompt(undefined)).toBe("Of another");

  earlierSystemPromptChosen("Of a saved prompt", columnIds()[0]);
  expect(getReplacedSystemPrompt(columnIds()[0])).toBe("Of a saved prompt");
  getNotices().at(-1)?.action?.run();
  await expect.poll(() => getReplacedSystemPrompt(columnIds()[0])).toBe("Of another");
  expect(getOpenConversation()?.variants[0]?.overrides).not.toHaveProperty("system");
});

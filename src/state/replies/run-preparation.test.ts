import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { listRows } from "#core/conversation/rows.ts";
import { listReplies, openUnusedConversation } from "#e2e/fixtures/conversation-runs.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { openConversationChanged } from "#state/document/documents.ts";
import { draftReplaced, getDraft } from "#state/document/drafts.ts";
import { addRows, changeRowValue } from "#state/edits/row-edits.ts";
import { getLayer } from "#state/layers.ts";
import { run } from "./run.ts";
import { stopAllReplies } from "./stop-replies.ts";

/** Starts a run of 6,000 requests, which cannot be prepared in one task. Resolves in the task after its first slice. */
async function startLarge(): Promise<{ running: Promise<string | null> }> {
  openUnusedConversation();
  openConversationChanged((before) => ({
    ...before,
    variants: Array.from({ length: 4 }, (_, index) => ({ id: `${before.id}-${index}`, overrides: {}, samples: 3 })),
  }));
  addRows(Array.from({ length: 500 }, (_, index) => ({ name: `name ${index}` })));
  draftReplaced({ text: "Hello {{name}}", attachments: [] });
  const running = run();
  await new Promise((resolve) => setTimeout(resolve));
  return { running };
}

test("a large run that is stopped while it is prepared sends nothing and keeps the prompt", async () => {
  const { running } = await startLarge();
  stopAllReplies(getOpen().id);
  expect(await running).toBe("Stopped. Nothing was sent, and your prompt is kept.");
  expect(listReplies()).toEqual([]);
  expect(getLayer()).toBeNull();
  expect(getDraft().text).toBe("Hello {{name}}");
});

test("a large run is prepared anew where a row changes meanwhile", async () => {
  const { running } = await startLarge();
  changeRowValue(listRows(getOpen()).at(-1)?.id ?? "", "name", "");
  expect(await running).toMatch(/^Row 500 has no value for .*name/);
});

import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import type { Part } from "#core/content/part.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { planDraft } from "#state/replies/run-context.ts";
import { attachmentBreakpointChanged } from "#state/vision/attachment-breakpoint.ts";
import { draftBreakpointChanged } from "./draft-breakpoint.ts";
import { draftReplaced, draftTyped, getDraft } from "./drafts.ts";
import { loadDraftOf } from "./load-draft.ts";
import { openNewConversation } from "./open-conversations.ts";
import { removeSent } from "./own-prompts.ts";

/** The parts of the turn that running the draft would add. */
function planParts(): readonly Part[] | undefined {
  const plan = planDraft(getOpen(), getDraft());
  if ("reason" in plan) throw new Error(plan.reason);
  return Object.values(plan.conversation.turns).at(-1)?.parts;
}

test("breakpoints of the prompt and of an attachment go with the draft, into the turn and no further", async () => {
  openNewConversation();
  const { id } = getOpen();
  const part = { kind: "image", blob: "sha", mediaType: "image/png", widthPx: 1, heightPx: 1 } as const;
  draftReplaced({ text: "Read", attachments: [{ id: "p", part, name: "p", sizeBytes: 1, notes: [] }] });
  draftBreakpointChanged("1h");
  attachmentBreakpointChanged("p", "5m");
  draftTyped(id, "Read this.");
  expect(planParts()).toEqual([
    { ...part, cache: "5m" },
    { kind: "text", text: "Read this.", cache: "1h" },
  ]);
  const stored = await loadDraftOf(id);
  expect(stored).toMatchObject({ text: "Read this.", cache: "1h", attachments: [{ part: { cache: "5m" } }] });
  expect(removeSent(getDraft(), [])).not.toHaveProperty("cache");
  draftBreakpointChanged(undefined);
  attachmentBreakpointChanged("p", undefined);
  expect(planParts()).toEqual([part, { kind: "text", text: "Read this." }]);
});

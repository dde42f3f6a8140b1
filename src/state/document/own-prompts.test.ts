import "fake-indexeddb/auto";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Attachment } from "#core/content/attachment.ts";
import { copyVariant, setVariantResting } from "#core/conversation/edit-variants.ts";
import { getOpen } from "#e2e/fixtures/open-example.ts";
import { planDraft } from "#state/replies/run-context.ts";
import { variantCopied } from "#state/edits/variant-edits.ts";
import { getNotices } from "#state/notices.ts";
import { flushDocuments } from "./autosave-documents.ts";
import { openConversationChanged } from "./documents.ts";
import { type Draft, draftReplaced, EMPTY_DRAFT, getDraft, listDraftTexts } from "./drafts.ts";
import { loadDraftOf } from "./load-draft.ts";
import { openNewConversation } from "./open-conversations.ts";
import { getColumnPrompt, ownTextTyped, promptsSplit, removeSent } from "./own-prompts.ts";

const picture = (id: string, blob = id): Attachment => ({
  id,
  part: { kind: "image", blob, mediaType: "image/png", widthPx: 1, heightPx: 1 },
  name: id,
  sizeBytes: 1,
  notes: [],
});

/** Opens a conversation with so many columns and this draft. Returns the columns' ids. */
function openColumns(count: number, draft: Draft = EMPTY_DRAFT): string[] {
  draftReplaced({ ...EMPTY_DRAFT, text: "so that the next is another conversation" });
  openNewConversation();
  const first = getOpen().variants[0]?.id ?? "";
  for (let index = 1; index < count; index += 1)
    openConversationChanged((before) => copyVariant(before, first, `${before.id}-${index}`, "last"));
  draftReplaced(draft);
  return getOpen().variants.map(({ id }) => id);
}

const documentAttachment = (id: string): Attachment => ({
  id,
  part: { kind: "document", blob: id, mediaType: "application/pdf", name: "r.pdf", sizeBytes: 9, pageCount: 2 },
  name: "r.pdf",
  sizeBytes: 9,
  notes: ["2 of 12 pages"],
});

const write = (texts: Record<string, string>) => {
  for (const [id, text] of Object.entries(texts)) ownTextTyped(getOpen().id, id, text);
};
const listTexts = (ids: readonly string[]) => ids.map((id) => getColumnPrompt(getDraft(), id).text);
const reasonOf = () => {
  const plan = planDraft(getOpen(), getDraft());
  return "reason" in plan ? plan.reason : undefined;
};

test("a split prompt begins in each column as a copy, and comes back as it was left after it was shared again", () => {
  const ids = openColumns(3, { text: "Shared", attachments: [picture("p")] });
  const [a = "", b = "", c = ""] = ids;
  promptsSplit(true);
  expect(listTexts(ids)).toEqual(["Shared", "Shared", "Shared"]);
  expect(ids.map((id) => getColumnPrompt(getDraft(), id).attachments.map(({ name }) => name))).toEqual([
    ["p"],
    ["p"],
    ["p"],
  ]);
  expect(new Set(getDraft().attachments.map(({ id }) => id)).size).toBe(3);
  write({ [a]: "One", [b]: "Two", [c]: "One" });
  promptsSplit(false);
  expect(getDraft()).toMatchObject({ text: "One", ownTexts: { [b]: "Two" } });
  expect(getDraft().isSplit).toBeUndefined();
  expect(getNotices().at(-1)?.text).toContain("Prompt B is another one");
  draftReplaced({ ...getDraft(), text: "One, later" });
  promptsSplit(true);
  expect(listTexts(ids)).toEqual(["One, later", "Two", "One, later"]);
});

test("Undo of sharing splits the prompts again with nothing changed", () => {
  const ids = openColumns(2);
  promptsSplit(true);
  write({ [ids[0] ?? ""]: "One", [ids[1] ?? ""]: "Two" });
  const before = getDraft();
  promptsSplit(false);
  getNotices().at(-1)?.action?.run();
  expect(getDraft()).toEqual(before);
});

test("after any switching and typing, no text that stands in a prompt is lost by splitting or sharing", () => {
  const step = fc.oneof(
    fc.record({ column: fc.nat(2), text: fc.constantFrom("x", "y", "z", "") }),
    fc.constant("switch" as const),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const ids = openColumns(3, { text: "start", attachments: [picture("p")] });
      for (const each of steps) {
        const before = getDraft();
        if (each === "switch") promptsSplit(before.isSplit !== true);
        else if (before.isSplit) write({ [ids[each.column] ?? ""]: each.text });
        else draftReplaced({ ...before, text: each.text });
        const standing = each !== "switch" ? [] : before.isSplit ? listTextsOf(before, ids) : [before.text];
        expect(listDraftTexts(getDraft())).toEqual(expect.arrayContaining(standing));
        expect(getDraft().attachments).not.toEqual([]);
      }
      if (getDraft().isSplit !== true) promptsSplit(true);
      const split = getDraft();
      promptsSplit(false);
      promptsSplit(true);
      expect(listTexts(ids)).toEqual(listTextsOf(split, ids));
    }),
    { numRuns: 60 },
  );
});

const listTextsOf = (draft: Draft, ids: readonly string[]) => ids.map((id) => getColumnPrompt(draft, id).text);

test("split prompts are kept over a reload, and an older draft opens as before", async () => {
  const ids = openColumns(2, { text: "Shared", attachments: [picture("p")] });
  promptsSplit(true);
  write({ [ids[1] ?? ""]: "Two" });
  const written = getDraft();
  const { id } = getOpen();
  await flushDocuments();
  await expect.poll(() => loadDraftOf(id)).toEqual(written);
  const old = { text: "old", attachments: [] };
  draftReplaced(old);
  await expect.poll(() => loadDraftOf(id)).toEqual(old);
});

test("a prompt that is empty in one column is named, a paused column's is not sent, and all empty run the last turn", () => {
  const [a = "", b = ""] = openColumns(2);
  promptsSplit(true);
  expect(reasonOf()).toBe("Write a prompt first");
  write({ [a]: "One" });
  expect(reasonOf()).toBe("Prompt B is empty. Write it, or pause its column");
  write({ [a]: " ", [b]: "" });
  expect(reasonOf()).toBe("The prompts are only white space. Empty them to run the last turn again");
  write({ [a]: "One", [b]: "" });
  openConversationChanged((before) => setVariantResting(before, b, true));
  expect(reasonOf()).toBeUndefined();
  write({ [b]: "Kept while paused" });
  expect(removeSent(getDraft(), [a])).toMatchObject({ isSplit: true, ownTexts: { [b]: "Kept while paused" } });
});

test("a picture of one column, with its sizes, is sent in this column alone", () => {
  const [a = "", b = ""] = openColumns(2);
  const sized = { ...picture("q"), sizes: "1, 1/2", columnId: b };
  draftReplaced({ text: "", attachments: [sized], ownTexts: { [a]: "One", [b]: "Two" }, isSplit: true });
  const plan = planDraft(getOpen(), getDraft());
  if ("reason" in plan) throw new Error(plan.reason);
  const kinds = plan.requests.map(({ messages }) => messages.at(-1)?.parts.map(({ kind }) => kind));
  expect(kinds).toEqual([["text"], ["image", "text"], ["image", "text"]]);
});

test("a copy of a column has the prompt and the pictures of its source, and a removed column keeps its own", () => {
  const [a = "", b = ""] = openColumns(2);
  draftReplaced({
    text: "",
    attachments: [{ ...picture("q"), columnId: b }],
    ownTexts: { [a]: "One", [b]: "Two" },
    isSplit: true,
  });
  variantCopied(b, "behind");
  const copyId = getOpen().variants[2]?.id ?? "";
  expect(getColumnPrompt(getDraft(), copyId)).toMatchObject({
    text: "Two",
    attachments: [{ name: "q", columnId: copyId }],
  });
});

test("a document of a draft is stored, goes to each column with its own prompt, and is sent before the text", async () => {
  const ids = openColumns(2, { text: "Summarise", attachments: [documentAttachment("d"), picture("p")] });
  promptsSplit(true);
  await flushDocuments();
  const { attachments } = await loadDraftOf(getOpen().id);
  expect(attachments).toEqual(getDraft().attachments);
  expect(attachments.map(({ name, columnId }) => [name, columnId])).toEqual(
    ids.flatMap((id) => [
      ["r.pdf", id],
      ["p", id],
    ]),
  );
  const plan = planDraft(getOpen(), getDraft());
  if ("reason" in plan) throw new Error(plan.reason);
  expect(plan.requests.map(({ request }) => request.messages[0]?.parts.map(({ kind }) => kind))).toEqual([
    ["document", "image", "text"],
    ["document", "image", "text"],
  ]);
  promptsSplit(false);
  expect(getDraft().attachments.map(({ id }) => id)).toEqual(["d", "p"]);
});

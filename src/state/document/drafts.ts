import * as v from "valibot";
import { create } from "zustand";
import type { Attachment } from "#core/content/attachment.ts";
import { migrateRecord } from "#core/conversation/migrations.ts";
import { IMAGE_PART_SCHEMA } from "#core/conversation/snapshot.ts";
import type { Id } from "#core/vocabulary.ts";
import { upgradeStoredHead } from "#io/storage/conversation-records.ts";
import { changeDraft, loadDraft, saveDraft } from "#io/storage/draft-records.ts";
import { showNotice } from "#state/notices.ts";
import { conversationTouched, upgradeHead } from "./autosave-documents.ts";

/** What stands in the composer. */
export type Draft = { text: string; attachments: Attachment[] };

export const EMPTY_DRAFT: Draft = { text: "", attachments: [] };

const STORED = v.object({
  text: v.string(),
  attachments: v.optional(
    v.array(
      v.object({
        id: v.string(),
        part: IMAGE_PART_SCHEMA,
        name: v.string(),
        sizeBytes: v.number(),
        notes: v.array(v.string()),
        sizes: v.exactOptional(v.string()),
        editing: v.exactOptional(v.unknown()),
      }),
    ),
    [],
  ),
});

/**
 * The draft as the composer is given it. Its text changes when a conversation opens or something fills the composer,
 * not at every keystroke: those stay in the composer and go to the disk from there.
 */
const useGiven = create<{ conversationId: Id; given: Draft; revision: number; attachments: Attachment[] }>()(() => ({
  conversationId: "",
  given: EMPTY_DRAFT,
  revision: 0,
  attachments: [],
}));

let text = "";

/** Drafts that the disk refused: they are kept here, and tried again when they change. */
const refusedDrafts = new Map<Id, Draft>();

/** The draft of a conversation that opens: from disk, or from here where the disk refused it. */
export async function loadDraftOf(conversationId: Id): Promise<Draft> {
  flushDraft();
  try {
    return refusedDrafts.get(conversationId) ?? parseDraft(await loadDraft(conversationId));
  } catch {
    return EMPTY_DRAFT;
  }
}

function parseDraft(stored: unknown): Draft {
  return stored === undefined ? EMPTY_DRAFT : v.parse(STORED, migrateRecord("draft", stored));
}

/** The composer now stands for this conversation and holds this draft. */
export function draftGiven(conversationId: Id, draft: Draft): void {
  flushDraft();
  ({ text } = draft);
  useGiven.setState(({ revision }) => ({
    conversationId,
    given: draft,
    revision: revision + 1,
    attachments: draft.attachments,
  }));
}

/** The composer was filled or emptied by something other than typing; the change is kept. */
export function draftReplaced(draft: Draft, conversationId: Id = useGiven.getState().conversationId): void {
  draftGiven(conversationId, draft);
  scheduleDraftSave(conversationId, draft);
}

/** Something was typed. Each keystroke is kept at once: it costs half a millisecond, and the page may close. */
export function draftTyped(conversationId: Id, typed: string): void {
  text = typed;
  scheduleDraftSave(conversationId, getDraft());
}

/**
 * The attachments of a conversation's draft changed, whether it is still on the screen or not. Rejects where one that is
 * not on the screen cannot be changed.
 */
export async function updateAttachments(
  conversationId: Id,
  edit: (before: Attachment[]) => Attachment[],
): Promise<void> {
  const isShown = () => useGiven.getState().conversationId === conversationId;
  if (!isShown()) {
    flushDraft();
    await upgradeStoredHead(conversationId);
    await changeDraft(conversationId, (stored) => {
      const draft = parseDraft(stored);
      return { ...draft, attachments: edit(draft.attachments) };
    });
    // It may have been opened meanwhile, with what it held before.
    if (isShown()) draftGiven(conversationId, await loadDraftOf(conversationId));
    return;
  }
  useGiven.setState(({ attachments }) => ({ attachments: edit(attachments) }));
  scheduleDraftSave(conversationId, getDraft());
}

/** What stands in the composer now. */
export const getDraft = (): Draft => ({ text, attachments: useGiven.getState().attachments });

export const useGivenDraft = (): { conversationId: Id; given: Draft; revision: number } => useGiven();

export const useAttachments = (): readonly Attachment[] => useGiven(({ attachments }) => attachments);

/** A draft above this is not written with every keystroke, but when typing pauses and when the page hides. */
const LARGE_DRAFT_CHARS = 20_000;
const PAUSE_MS = 400;
const pendingWrites = new Map<Id, { timer: ReturnType<typeof setTimeout>; write: () => void }>();

/** Writes the drafts that were waiting for a pause: when the page hides, and before one is read. */
export function flushDraft(): void {
  for (const { timer, write } of pendingWrites.values()) {
    clearTimeout(timer);
    write();
  }
}

function scheduleDraftSave(conversationId: Id, draft: Draft): void {
  const write = () => {
    pendingWrites.delete(conversationId);
    writeDraft(conversationId, draft);
  };
  clearTimeout(pendingWrites.get(conversationId)?.timer);
  if (draft.text.length <= LARGE_DRAFT_CHARS) write();
  else pendingWrites.set(conversationId, { timer: setTimeout(write, PAUSE_MS), write });
}

function writeDraft(conversationId: Id, draft: Draft): void {
  if (draft.text !== "" || draft.attachments.length > 0) conversationTouched(conversationId);
  void trySaveDraft(conversationId, draft);
}

async function trySaveDraft(conversationId: Id, draft: Draft): Promise<void> {
  try {
    // Started together: a transaction that forgets the pictures of the draft before must come after this one.
    await Promise.all([upgradeHead(conversationId), saveDraft(conversationId, draft)]);
    refusedDrafts.delete(conversationId);
    hasWarned = false;
  } catch {
    refusedDrafts.set(conversationId, draft);
    if (hasWarned) return;
    hasWarned = true;
    showNotice({ tone: "danger", text: "This browser did not keep the draft. It lasts until the page is closed." });
  }
}

let hasWarned = false;

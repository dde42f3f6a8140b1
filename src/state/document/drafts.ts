import * as v from "valibot";
import { create } from "zustand";
import type { Attachment } from "#core/content/attachment.ts";
import { migrateRecord } from "#core/conversation/migrations.ts";
import { IMAGE_PART_SCHEMA } from "#core/conversation/snapshot.ts";
import type { Id } from "#core/vocabulary.ts";
import { changeDraft, loadDraft, saveDraft } from "#io/storage/draft-records.ts";
import { showNotice } from "#state/notices.ts";
import { onReset } from "#state/reset-state.ts";
import { conversationTouched } from "./autosave-documents.ts";

/** The content of the composer. */
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
 * The draft that the composer was given. It changes when a conversation opens or an action fills the composer, not at
 * every key: keys stay in the composer and are saved from there.
 */
type GivenDraft = { conversationId: Id; given: Draft; revision: number; attachments: Attachment[] };

const NOTHING_GIVEN: GivenDraft = { conversationId: "", given: EMPTY_DRAFT, revision: 0, attachments: [] };
const useGiven = create<GivenDraft>()(() => NOTHING_GIVEN);

let text = "";

/** Drafts that the disk refused: they stay in memory and are tried again when they change. */
const refusedDrafts = new Map<Id, Draft>();
let hasWarned = false;

/** The draft of a conversation that opens: from disk, or from memory where the disk refused it. */
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

/** Gives the composer a conversation and its draft. */
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

/** Fills or empties the composer by an action other than typing, and saves the draft. */
export function draftReplaced(draft: Draft, conversationId: Id = useGiven.getState().conversationId): void {
  draftGiven(conversationId, draft);
  scheduleDraftSave(conversationId, draft);
}

/** Records typed text. Each key is saved at once: this takes half a millisecond, and the page may close. */
export function draftTyped(conversationId: Id, typed: string): void {
  text = typed;
  scheduleDraftSave(conversationId, getDraft());
}

/**
 * Changes the attachments of a conversation's draft, whether or not the conversation is open. Rejects where the draft
 * of one that is not open cannot be changed.
 */
export async function updateAttachments(
  conversationId: Id,
  edit: (before: Attachment[]) => Attachment[],
): Promise<void> {
  const isShown = () => useGiven.getState().conversationId === conversationId;
  if (!isShown()) {
    flushDraft();
    await changeDraft(conversationId, (stored) => {
      const draft = parseDraft(stored);
      return { ...draft, attachments: edit(draft.attachments) };
    });
    // The conversation may have been opened meanwhile, with the draft before this change.
    if (isShown()) draftGiven(conversationId, await loadDraftOf(conversationId));
    return;
  }
  useGiven.setState(({ attachments }) => ({ attachments: edit(attachments) }));
  scheduleDraftSave(conversationId, getDraft());
}

/** The current content of the composer. */
export const getDraft = (): Draft => ({ text, attachments: useGiven.getState().attachments });

export const useGivenDraft = (): { conversationId: Id; given: Draft; revision: number } => useGiven();

export const useAttachments = (): readonly Attachment[] => useGiven(({ attachments }) => attachments);

/** The size above which a draft is not written with every key, but when typing pauses and when the page hides. */
const LARGE_DRAFT_CHARS = 20_000;
const PAUSE_MS = 400;
const pendingWrites = new Map<Id, { timer: ReturnType<typeof setTimeout>; write: () => void }>();

onReset(() => {
  for (const { timer } of pendingWrites.values()) clearTimeout(timer);
  pendingWrites.clear();
  refusedDrafts.clear();
  hasWarned = false;
  text = "";
  useGiven.setState(NOTHING_GIVEN);
});

/** Writes the drafts that wait for a pause: when the page hides, and before one is loaded. */
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
    await saveDraft(conversationId, draft);
    refusedDrafts.delete(conversationId);
    hasWarned = false;
  } catch {
    refusedDrafts.set(conversationId, draft);
    if (hasWarned) return;
    hasWarned = true;
    showNotice({
      tone: "danger",
      text: "This browser did not save the draft. The draft lasts until you close the page.",
    });
  }
}

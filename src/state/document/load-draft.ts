import * as v from "valibot";
import { migrateRecord } from "#core/conversation/migrate-record.ts";
import { DOCUMENT_PART_SCHEMA, IMAGE_PART_SCHEMA } from "#core/conversation/part-schema.ts";
import { CACHE_LIFE_SCHEMA } from "#core/conversation/cache-life-schema.ts";
import type { Id } from "#core/vocabulary.ts";
import { changeDraft, loadDraft, setDraftAside } from "#io/storage/stored-drafts.ts";
import { showNotice } from "#state/notices.ts";
import {
  type Draft,
  draftGiven,
  draftReplaced,
  EMPTY_DRAFT,
  getGivenId,
  getRefusedDraft,
  isEmptyDraft,
  listDraftPictures,
  listDraftTexts,
  saveDraftOf,
} from "./drafts.ts";
import { saveAsFileAction } from "./save-stored-records.ts";
import { loadTabDraft } from "./tab-draft.ts";

const common = {
  id: v.string(),
  columnId: v.exactOptional(v.string()),
  name: v.string(),
  sizeBytes: v.number(),
  notes: v.array(v.string()),
};
const STORED_ATTACHMENTS = v.array(
  v.union([
    v.object({
      ...common,
      part: IMAGE_PART_SCHEMA,
      sizes: v.exactOptional(v.string()),
      editing: v.exactOptional(v.unknown()),
    }),
    v.object({ ...common, part: DOCUMENT_PART_SCHEMA }),
  ]),
);
const STORED = v.object({
  text: v.string(),
  attachments: v.optional(STORED_ATTACHMENTS, []),
  versionImages: v.exactOptional(v.record(v.string(), STORED_ATTACHMENTS)),
  ownTexts: v.exactOptional(v.record(v.string(), v.string())),
  isSplit: v.exactOptional(v.literal(true)),
  cache: v.exactOptional(CACHE_LIFE_SCHEMA),
});

/**
 * The draft of a conversation that opens: what was typed in this tab, else from memory where the disk refused it, else
 * from disk. A stored draft that cannot be read is set aside and said to be.
 */
export async function loadDraftOf(conversationId: Id): Promise<Draft> {
  await saveDraftOf(conversationId);
  const refused = getRefusedDraft(conversationId);
  if (refused) return refused;
  const typed = safeParseDraft(loadTabDraft(conversationId));
  const stored = safeParseDraft(await loadDraft(conversationId).catch(() => undefined));
  if (stored === null) {
    await setDraftAside(conversationId).catch(() => undefined);
    showNotice({
      tone: "danger",
      text: "The draft of this conversation could not be read. It is still stored.",
      action: saveAsFileAction(conversationId),
    });
  }
  if (typed && stored && !hasAllOf(typed, stored)) showOtherDraft(conversationId, stored);
  return typed ?? stored ?? EMPTY_DRAFT;
}

/** True where a draft has the texts and every picture of another one. */
function hasAllOf(draft: Draft, other: Draft): boolean {
  const ids = new Set(listDraftPictures(draft).map(({ id }) => id));
  const texts = listDraftTexts(draft);
  const hasText = (text: string) => texts.some((each) => each.includes(text));
  return listDraftTexts(other).every(hasText) && listDraftPictures(other).every(({ id }) => ids.has(id));
}

function showOtherDraft(conversationId: Id, other: Draft): void {
  const run = () => {
    if (getGivenId() === conversationId) draftReplaced(other);
  };
  const text = "Another version of this draft is stored, such as from another tab.";
  showNotice({ tone: "plain", text, action: { label: "Use it", run } });
}

/** A stored draft; undefined where there is none, null where it cannot be read. */
function safeParseDraft(stored: unknown): Draft | undefined | null {
  if (stored === undefined) return undefined;
  const parsed = v.safeParse(STORED, migrateRecord("draft", stored));
  return parsed.success ? parsed.output : null;
}

function parseDraft(stored: unknown): Draft {
  return stored === undefined ? EMPTY_DRAFT : v.parse(STORED, migrateRecord("draft", stored));
}

/** True for a stored draft with content, or one that cannot be read. */
export function hasStoredContent(stored: unknown): boolean {
  const draft = safeParseDraft(stored);
  return draft === null || (draft !== undefined && !isEmptyDraft(draft));
}

/**
 * Changes the stored draft of a conversation that is not open. Rejects where it cannot be parsed or the conversation is
 * deleted.
 */
export async function changeStoredDraft(conversationId: Id, edit: (before: Draft) => Draft): Promise<void> {
  await saveDraftOf(conversationId);
  await changeDraft(conversationId, (stored) => edit(parseDraft(stored)));
  // The conversation may have been opened meanwhile, with the draft before this change.
  if (getGivenId() === conversationId) draftGiven(conversationId, await loadDraftOf(conversationId));
}

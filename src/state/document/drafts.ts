import { create } from "zustand";
import type { Attachment } from "#core/content/attachment.ts";
import type { CacheLife } from "#core/content/part.ts";
import type { Id } from "#core/vocabulary.ts";
import { explainStorageError } from "#io/storage/explain-storage-error.ts";
import { showNotice } from "#state/notices.ts";
import { onReset } from "#state/reset-state.ts";
import { conversationTouched } from "./save-states.ts";
import { loadTabDraft, tabDraftChanged } from "./tab-draft.ts";

/**
 * The content of the composer, and the pictures added to a version of a turn that is being written, by the id of the
 * turn.
 */
export type Draft = DraftTexts & { attachments: Attachment[]; versionImages?: Record<Id, Attachment[]> };

/** The text for all columns, and those of columns with prompts of their own, by their ids. */
export type DraftTexts = {
  text: string;
  /** Kept while the columns share a prompt again. */
  ownTexts?: Record<Id, string>;
  /** True where each column has a prompt of its own. */
  isSplit?: true;
  /** The cache breakpoint at the end of the texts. */
  cache?: CacheLife;
};

const NO_TEXTS: DraftTexts = { text: "" };
export const EMPTY_DRAFT: Draft = { ...NO_TEXTS, attachments: [] };

/** True for a draft without text and without pictures, those of versions included. */
export const isEmptyDraft = (draft: Draft): boolean =>
  listDraftTexts(draft).join("") === "" && listDraftPictures(draft).length === 0;

/** The texts of a draft, those of columns included. */
export const listDraftTexts = ({ text, ownTexts = {} }: DraftTexts): string[] => [text, ...Object.values(ownTexts)];

/** The pictures of a draft, those of versions included. */
export const listDraftPictures = ({ attachments, versionImages = {} }: Draft): Attachment[] => [
  ...attachments,
  ...Object.values(versionImages).flat(),
];

/**
 * The draft that the composer was given. It changes when a conversation opens or an action fills the composer, not at
 * every key: keys stay in the composer and are saved from there.
 */
type GivenDraft = { conversationId: Id; given: Draft; revision: number } & Required<
  Pick<Draft, "attachments" | "versionImages">
>;

const NOTHING_GIVEN: GivenDraft = {
  conversationId: "",
  given: EMPTY_DRAFT,
  revision: 0,
  attachments: [],
  versionImages: {},
};
const useGiven = create<GivenDraft>()(() => NOTHING_GIVEN);

/** The texts as they are typed, for what reads a few words of them. */
const useTyped = create<{ typed: DraftTexts }>()(() => ({ typed: NO_TEXTS }));

/** Drafts that the disk refused: they stay in memory and are tried again when they change. */
const refusedDrafts = new Map<Id, Draft>();
let hasWarned = false;

/** The draft of a conversation that the disk refused. */
export const getRefusedDraft = (conversationId: Id): Draft | undefined => refusedDrafts.get(conversationId);

/** The conversation whose draft the composer has. */
export const getGivenId = (): Id => useGiven.getState().conversationId;

/** Gives the composer a conversation and its draft. */
export function draftGiven(conversationId: Id, draft: Draft): void {
  flushDraft();
  // The first conversation may be one in place of another whose storage is late, which still has its draft in the tab.
  const isFirst = useGiven.getState().conversationId === "";
  if (!isFirst && loadTabDraft(conversationId) === undefined) tabDraftChanged(undefined);
  const { attachments, versionImages = {}, ...typed } = draft;
  useTyped.setState({ typed });
  useGiven.setState(({ revision }) => ({
    conversationId,
    given: draft,
    revision: revision + 1,
    attachments,
    versionImages,
  }));
}

/**
 * Fills or empties the composer by an action other than typing, and saves the draft. The pictures of versions that are
 * being written stay.
 */
export function draftReplaced(draft: Draft, conversationId: Id = useGiven.getState().conversationId): void {
  const before = useGiven.getState();
  const kept = before.conversationId === conversationId ? getDraft().versionImages : undefined;
  draftGiven(conversationId, { ...(kept && { versionImages: kept }), ...draft });
  scheduleDraftSave(conversationId, getDraft());
}

/** Records typed text. The tab keeps each key at once, since the page may close; the disk gets several together. */
export function draftTyped(conversationId: Id, text: string, ownTexts?: Record<Id, string>): void {
  useTyped.setState(({ typed }) => ({ typed: { ...typed, text, ...(ownTexts && { ownTexts }) } }));
  scheduleDraftSave(conversationId, getDraft(), TYPING_SAVE_MS);
}

/**
 * Changes the attachments of a conversation's draft, whether or not the conversation is open; with a turn, the pictures
 * added to its version. What is typed (`isTyped`) is stored with the next keys. Rejects where the draft of one that is not open
 * cannot be changed.
 */
export async function updateAttachments(
  conversationId: Id,
  edit: (before: Attachment[]) => Attachment[],
  turnId?: Id,
  isTyped = false,
): Promise<void> {
  const editDraft = (draft: Draft) => editAttachments(draft, edit, turnId);
  if (getGivenId() !== conversationId) {
    const { changeStoredDraft } = await import("./load-draft.ts");
    await changeStoredDraft(conversationId, editDraft);
    return;
  }
  const { attachments, versionImages } = editDraft(getDraft());
  useGiven.setState({ attachments, versionImages: versionImages ?? {} });
  scheduleDraftSave(conversationId, getDraft(), isTyped ? TYPING_SAVE_MS : 0);
}

function editAttachments(draft: Draft, edit: (before: Attachment[]) => Attachment[], turnId: Id | undefined): Draft {
  if (turnId === undefined) return { ...draft, attachments: edit(draft.attachments) };
  const { [turnId]: before = [], ...others } = draft.versionImages ?? {};
  const after = edit(before);
  return { ...draft, versionImages: after.length === 0 ? others : { ...others, [turnId]: after } };
}

/** The current content of the composer. */
export function getDraft(): Draft {
  const { attachments, versionImages } = useGiven.getState();
  const { typed } = useTyped.getState();
  return { ...typed, attachments, ...(Object.keys(versionImages).length > 0 && { versionImages }) };
}

export const useGivenDraft = (): { conversationId: Id; given: Draft; revision: number } => useGiven();

/** All texts of the composer; another value at every key. */
export const useDraftTexts = useTyped;

/** True where each column has a prompt of its own. */
export const useIsSplit = (): boolean => useTyped(({ typed }) => typed.isSplit === true);

export const useAttachments = (): readonly Attachment[] => useGiven(({ attachments }) => attachments);

/** The text of the composer for a column. */
export const getColumnText = ({ text, ownTexts, isSplit }: DraftTexts, columnId: Id): string =>
  isSplit ? (ownTexts?.[columnId] ?? "") : text;

/** The result of `select` on the text of the composer for a column; `select` is called at every key. */
export const useDraftText = (columnId: Id, select: (text: string) => string): string =>
  useTyped(({ typed }) => select(getColumnText(typed, columnId)));

const NO_IMAGES: readonly Attachment[] = [];

/** The pictures added to the version of a turn that is being written. */
export const useVersionImages = (turnId: Id): readonly Attachment[] =>
  useGiven(({ versionImages }) => versionImages[turnId] ?? NO_IMAGES);

/** The size above which a draft is not written with every key, but when typing pauses, once a second, and when the page hides. */
const LARGE_DRAFT_CHARS = 20_000;
const PAUSE_MS = 400;
/** The longest time for which typing without a pause is not written. */
const MAX_UNWRITTEN_MS = 1000;
/** The latest save of each draft. */
const latestSaves = new Map<Id, Promise<void>>();
/** The shortest time between two writes of a draft to the disk while it is typed: each costs a key two milliseconds. */
const TYPING_SAVE_MS = 250;
const lastWrittenMs = new Map<Id, number>();
const pendingWrites = new Map<Id, { timer: ReturnType<typeof setTimeout>; sinceMs: number; write: () => void }>();

onReset(() => {
  for (const { timer } of pendingWrites.values()) clearTimeout(timer);
  pendingWrites.clear();
  lastWrittenMs.clear();
  refusedDrafts.clear();
  latestSaves.clear();
  hasWarned = false;
  useTyped.setState({ typed: NO_TEXTS });
  useGiven.setState(NOTHING_GIVEN);
});

/** Writes the drafts that wait for a pause: when the page hides, and before one is loaded. */
export function flushDraft(): void {
  for (const { timer, write } of pendingWrites.values()) {
    clearTimeout(timer);
    write();
  }
}

/** Writes a draft, not before `leastMs` have passed since it was written last. */
function scheduleDraftSave(conversationId: Id, draft: Draft, leastMs = 0): void {
  const write = () => {
    pendingWrites.delete(conversationId);
    lastWrittenMs.set(conversationId, Date.now());
    if (isLarge) keepInTab(conversationId, draft);
    latestSaves.set(conversationId, trySaveDraft(conversationId, draft));
  };
  const { timer: before, sinceMs = Date.now() } = pendingWrites.get(conversationId) ?? {};
  clearTimeout(before);
  const isLarge = listDraftTexts(draft).join("").length > LARGE_DRAFT_CHARS;
  const isKept = !isLarge && keepInTab(conversationId, draft);
  const waitMs = isLarge
    ? Math.min(PAUSE_MS, sinceMs + MAX_UNWRITTEN_MS - Date.now())
    : (lastWrittenMs.get(conversationId) ?? -Infinity) + (isKept ? leastMs : 0) - Date.now();
  if (waitMs <= 0) write();
  else pendingWrites.set(conversationId, { timer: setTimeout(write, waitMs), sinceMs, write });
}

/**
 * Keeps a draft in the tab, where a reload finds it; false where it has no room. A draft with content makes its
 * conversation worth a record.
 */
function keepInTab(conversationId: Id, draft: Draft): boolean {
  const hasContent = !isEmptyDraft(draft);
  if (hasContent) conversationTouched(conversationId);
  return tabDraftChanged(hasContent ? { conversationId, draft } : undefined);
}

/** Resolves once the draft of a conversation so far is on the disk: true, or was refused: false. */
export async function saveDraftOf(conversationId: Id): Promise<boolean> {
  flushDraft();
  await latestSaves.get(conversationId);
  return !refusedDrafts.has(conversationId);
}

type SaveDraft = (conversationId: Id, draft: Draft) => Promise<void>;

/** Stores a draft: with its code where that is loaded, within the same task, as a page that closes has to. */
let saveDraft: SaveDraft = async (conversationId, draft) =>
  (await import("#io/storage/draft-records.ts")).saveDraft(conversationId, draft);

/** Sets what stores drafts, once its code is loaded. */
export function draftSavingBegan(save: SaveDraft): void {
  saveDraft = save;
}

async function trySaveDraft(conversationId: Id, draft: Draft): Promise<void> {
  try {
    await saveDraft(conversationId, draft);
    refusedDrafts.delete(conversationId);
    hasWarned = false;
  } catch (error) {
    refusedDrafts.set(conversationId, draft);
    if (hasWarned) return;
    hasWarned = true;
    showNotice({
      tone: "danger",
      text: `This browser did not save the draft (${explainStorageError(error)}). The draft is lost when you close or reload this page.`,
    });
  }
}

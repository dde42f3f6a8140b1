import { NEW_HASH, parseConversationHash } from "#core/links/conversation-hash.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { createConversation } from "#core/conversation/create-conversation.ts";
import { isUnwritten } from "#core/conversation/is-unwritten.ts";
import type { Id } from "#core/vocabulary.ts";
import { newId } from "#io/browser/new-id.ts";
import { isStorageNew } from "#io/storage/is-storage-new.ts";
import type { StoredHead } from "#io/storage/stored-heads.ts";
import { getEntryMark, getUrlHash, hasUrlQuery } from "#io/browser/page-url.ts";
import { getLastUsedConnection } from "#state/connections/connections.ts";
import { NOT_LOADED, showNotice } from "#state/notices.ts";
import {
  conversationChanged,
  conversationOpened,
  getConversation,
  getOpenConversation,
  getOpenId,
  getUnsettledReplyIds,
} from "./documents.ts";
import type { Draft } from "./drafts.ts";
import { draftGiven, draftReplaced, EMPTY_DRAFT, getDraft, isEmptyDraft } from "./drafts.ts";
import { conversationEntered, hasRecord, isUntouched, isConversationUnsaved } from "./save-states.ts";
import { isPreparing } from "./intake.ts";
import { conversationAddressed } from "./page-address.ts";
import { resolveNewSettings, selectNextModel } from "./new-settings.ts";

/**
 * Opens the conversation of a deep link, else the one in the page's address, else the newest readable one, else a new
 * one. False where the address names one that is not stored. A stored one is opened once its changes are `followed`.
 */
export async function openFirstConversation(followed?: Promise<unknown>): Promise<boolean> {
  if (hasUrlQuery() && (await openLinked())) return true;
  const wasUnused = isOpenOneUnused();
  const isWrittenMeanwhile = () => wasUnused && !isOpenOneUnused();
  const hash = getUrlHash();
  const addressed = parseConversationHash(hash);
  // A new conversation, and one under a saved prompt, is named by the entry alone.
  const named = addressed ?? getEntryMark()?.id;
  if (named !== undefined) {
    await followed;
    if (await openConversation(named, isWrittenMeanwhile)) return true;
  }
  const opening = ++latestOpening;
  const saved = hash === NEW_HASH ? [] : await listStored();
  // A conversation was chosen, or the open one written in, while the list was loading.
  const isObsolete = () => opening !== latestOpening || isWrittenMeanwhile();
  if (isObsolete()) return true;
  const isFound = addressed === undefined || whyNotOpened === NOT_LOADED || saved.some(({ id }) => id === addressed);
  if (saved.length > 0) {
    await followed;
    if (isObsolete()) return true;
    if (await openReadable(saved, named, isWrittenMeanwhile)) return isFound;
  }
  openNewConversation();
  return isFound;
}

/** The stored conversations, as far as they can be listed. A first visit does not wait for the database. */
async function listStored(): Promise<StoredHead[]> {
  const listing = import("#io/storage/stored-heads.ts")
    .then(({ listConversations }) => listConversations())
    .catch(() => []);
  return Promise.race([listing, isStorageNew().then((isNew) => (isNew ? [] : listing))]);
}

/** Opens the conversation of the deep link in the page's address; false where there is none. */
async function openLinked(): Promise<boolean> {
  try {
    const { openDeepLink } = await import("./open-deep-link.ts");
    return await openDeepLink();
  } catch {
    showNotice({ tone: "danger", text: NOT_LOADED });
    return false;
  }
}

/** Opens the newest conversation that can be read. False where there is none, and where it was not opened. */
async function openReadable(
  saved: readonly StoredHead[],
  named: Id | undefined,
  isObsolete: () => boolean,
): Promise<boolean> {
  const opening = latestOpening;
  const reader = await tryLoadReader();
  if (opening !== latestOpening) return true;
  const { newest, passedOver } = reader?.findReadable(saved, named) ?? {};
  if (passedOver) showUnreadable(passedOver.id);
  if (newest && (await openConversation(newest.id, isObsolete))) return true;
  if (!reader || (newest && whyNotOpened === NOT_LOADED)) showNotice({ tone: "danger", text: NOT_LOADED });
  return false;
}

const UNREADABLE =
  "This conversation could not be read: a newer version of Étude made it, or it is damaged. It is still stored.";

/** Says that a conversation could not be read, and offers its records as a file. */
function showUnreadable(id: Id): void {
  const save = async () => (await import("./save-stored-records.ts")).saveAsFileAction(id).run();
  showNotice({ tone: "danger", text: UNREADABLE, action: { label: "Save as a file", run: () => void save() } });
}

/** The sentence for a stored conversation that was not opened. */
let whyNotOpened = UNREADABLE;

/** Loads the code that reads stored conversations, which a first visit does without. */
export async function loadReader() {
  const [{ loadFromDisk }, { loadDraftOf }, { findReadable }, { flushDocuments }] = await Promise.all([
    import("./load-from-disk.ts"),
    import("./load-draft.ts"),
    import("./find-readable.ts"),
    import("./autosave-documents.ts"),
  ]);
  return { loadFromDisk, loadDraftOf, findReadable, flushDocuments };
}

/** The code that reads stored conversations; undefined where it cannot be loaded. */
async function tryLoadReader() {
  const reader = await loadReader().catch(() => undefined);
  whyNotOpened = reader ? UNREADABLE : NOT_LOADED;
  return reader;
}

/** The number of the latest opening: a slower one that began before must not win. */
let latestOpening = 0;

/** Ends the opening of the first conversation, where an address is entered meanwhile: what it names is opened instead. */
export function addressEntered(): void {
  if (!getOpenConversation()) latestOpening += 1;
}

/** True where nothing is open, or a conversation without any input. */
export function isOpenOneUnused(): boolean {
  const open = getOpenConversation();
  return !open || (isUntouched(open.id) && isEmptyDraft(getDraft()));
}

/**
 * Opens a saved conversation with its draft, both at once. False where there is none of this id or it is damaged, which
 * a notice says. What is open stays where `isObsolete` says so once the saved one is loaded.
 */
export async function openConversation(id: Id, isObsolete = () => false): Promise<boolean> {
  const opening = ++latestOpening;
  // The conversation is open already, and newer than a slow load would bring.
  if (getOpenId() === id) return true;
  const reader = await tryLoadReader();
  await reader?.flushDocuments();
  const draft = await reader?.loadDraftOf(id);
  // A conversation in memory that runs, or that the disk refused, is newer than the disk.
  const isAhead = getUnsettledReplyIds(id).length > 0 || isConversationUnsaved(id);
  const inMemory = isAhead ? getConversation(id) : undefined;
  const loaded = inMemory ? undefined : await reader?.loadFromDisk(id);
  const conversation = inMemory ?? loaded;
  if (opening !== latestOpening || isObsolete()) return true;
  if (!conversation || !draft) return false;
  if (loaded) conversationEntered(conversation, true);
  show(conversation);
  draftGiven(id, draft);
  return true;
}

/** Opens a conversation chosen from the list, and shows a notice where it is damaged. */
export async function openChosenConversation(id: Id): Promise<void> {
  if (await openConversation(id)) return;
  if (whyNotOpened === UNREADABLE) showUnreadable(id);
  else showNotice({ tone: "danger", text: whyNotOpened });
}

/**
 * Loads an open, idle conversation again that another tab has written. False where it is busy and has to be loaded
 * later.
 */
export async function reloadChangedConversation(id: Id): Promise<boolean> {
  if (getOpenId() !== id) return true;
  if (getUnsettledReplyIds(id).length > 0 || isConversationUnsaved(id)) return false;
  const before = getOpenConversation();
  const reader = await tryLoadReader();
  if (!reader) return false;
  const loaded = await reader.loadFromDisk(id);
  // Changes made here meanwhile are written first.
  if (getOpenConversation() !== before) return getOpenId() !== id;
  if (loaded) {
    conversationEntered(loaded, true);
    show(loaded);
  }
  return true;
}

/**
 * Opens a new conversation with the connection and model of the first column of the open one. An untouched open one is
 * reused.
 */
export function openNewConversation(): void {
  latestOpening += 1;
  const open = getOpenConversation();
  if (open && isUntouched(open.id) && isEmptyDraft(getDraft())) {
    draftGiven(open.id, EMPTY_DRAFT);
    return;
  }
  const { connectionId, modelId } = open ? selectNextModel(open) : { connectionId: getLastUsedConnection().id };
  openMadeConversation(createConversation(newId(), newId(), resolveNewSettings(connectionId, modelId)), EMPTY_DRAFT);
}

/** Opens a conversation that was just made, with its draft. Returns its id. */
export function openMadeConversation(conversation: Conversation, draft: Draft): Id {
  latestOpening += 1;
  conversationEntered(conversation, false);
  show(conversation);
  if (draft === EMPTY_DRAFT) draftGiven(conversation.id, draft);
  else draftReplaced(draft, conversation.id);
  return conversation.id;
}

/** Shows a conversation that is stored once `conversationEntered` registers it; the page's address stays. */
export function openUnstoredConversation(conversation: Conversation): void {
  latestOpening += 1;
  conversationOpened(conversation, isConversationUnsaved);
  draftGiven(conversation.id, EMPTY_DRAFT);
}

/**
 * Opens a conversation and changes it by a pure edit, so that the change is seen. False where it does not exist any
 * more.
 */
export async function changeConversation(id: Id, edit: (before: Conversation) => Conversation): Promise<boolean> {
  if (getOpenId() !== id) await openConversation(id);
  if (!getConversation(id)) return false;
  conversationChanged(id, edit);
  return true;
}

function show(conversation: Conversation): void {
  const left = getOpenConversation();
  const isBlank =
    left && left.id !== conversation.id && isUnwritten(left) && isEmptyDraft(getDraft()) && !isPreparing(left.id);
  if (isBlank && hasRecord(left.id)) void forget(left.id);
  conversationOpened(conversation, isConversationUnsaved);
  const isLeavable = left !== undefined && !isBlank;
  conversationAddressed(conversation.id, hasRecord(conversation.id), isLeavable);
}

/** Deletes the record of a conversation that was left blank. Where this cannot be done, it stays in the list. */
async function forget(id: Id): Promise<void> {
  const deleting = await import("./delete-unwritten.ts").catch(() => undefined);
  await deleting?.deleteUnwritten(id);
}

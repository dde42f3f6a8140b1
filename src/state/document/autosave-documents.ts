import type { Conversation } from "#core/conversation/conversation.ts";
import type { ConversationChanges } from "#core/conversation/diff-conversation.ts";
import { isOnlyStreaming, diffConversation } from "#core/conversation/diff-conversation.ts";
import { isSettled } from "#core/conversation/reduce-reply.ts";
import type { Id } from "#core/vocabulary.ts";
import { notifyOtherTabs } from "#io/browser/other-tabs.ts";
import { saveChanges, upgradeStoredHead } from "#io/storage/conversation-records.ts";
import { showNotice } from "#state/notices.ts";
import { watchConversations } from "./documents.ts";
import { savedListChanged } from "./saved-list.ts";

/** While answers stream, their text is written at most this often. */
const STREAMING_SAVE_MS = 1000;

/** One conversation on its way to the disk. `kept` is what is there already; undefined for nothing yet. */
type SaveState = {
  saved: Conversation | undefined;
  latest: Conversation;
  /** False for a new conversation that nobody has touched: it is not worth a record. */
  isWorthSaving: boolean;
  /** True while the stored head is of an earlier version of the document. */
  isOutdated: boolean;
  saving?: Promise<void>;
  timer?: ReturnType<typeof setTimeout> | undefined;
};

const saveStates = new Map<Id, SaveState>();
const savedListeners = new Set<(id: Id) => void>();
let hasWarned = false;

/** Calls back each time a conversation has been written. Returns the way to end it. */
export function watchSaved(onSaved: (id: Id) => void): () => void {
  savedListeners.add(onSaved);
  return () => savedListeners.delete(onSaved);
}

/**
 * A conversation came into memory: from the disk, with a head of an earlier version where `isOutdated`, or new and
 * without a record until something in it changes.
 */
export function conversationEntered(conversation: Conversation, stored: { isOutdated: boolean } | undefined): void {
  clearTimeout(saveStates.get(conversation.id)?.timer);
  saveStates.set(conversation.id, {
    saved: stored ? conversation : undefined,
    latest: conversation,
    isWorthSaving: stored !== undefined,
    isOutdated: stored?.isOutdated ?? false,
  });
}

/** A conversation is worth a record though nothing in it changed: something stands in its composer. */
export function conversationTouched(id: Id): void {
  const saveState = saveStates.get(id);
  if (!saveState || saveState.isWorthSaving) return;
  saveState.isWorthSaving = true;
  void save(saveState);
}

/**
 * Brings the stored head of a conversation to the current version, before a record of that version is written beside
 * it. Rejects where the browser refuses.
 */
export async function upgradeHead(id: Id): Promise<void> {
  const saveState = saveStates.get(id);
  if (!saveState?.isOutdated) return;
  await upgradeStoredHead(id);
  saveState.isOutdated = false;
}

/** A conversation is being deleted: nothing of it is written any more. Returns the way to take that back. */
export function conversationForgotten(id: Id): () => void {
  const saveState = saveStates.get(id);
  clearTimeout(saveState?.timer);
  saveStates.delete(id);
  return () => {
    if (saveState) saveStates.set(id, saveState);
  };
}

/** True for a conversation in memory that nobody has written in yet; false for one that was deleted. */
export function isUntouched(id: Id): boolean {
  return saveStates.get(id)?.isWorthSaving === false;
}

/** True while the disk has not got all of a conversation: it must not leave the memory then. */
export function isConversationUnsaved(id: Id): boolean {
  const saveState = saveStates.get(id);
  return saveState !== undefined && isUnsaved(saveState);
}

/** Writes every conversation as it changes. Returns the way to end it. */
export function autosaveDocuments(): () => void {
  return watchConversations((conversations) => {
    for (const conversation of conversations) {
      const saveState = saveStates.get(conversation.id);
      if (!saveState || saveState.latest === conversation) continue;
      saveState.latest = conversation;
      saveState.isWorthSaving = true;
      schedule(saveState);
    }
    const inMemory = new Set(conversations.map(({ id }) => id));
    for (const [id, saveState] of saveStates)
      if (!inMemory.has(id) && !isUnsaved(saveState) && !saveState.saving) saveStates.delete(id);
  });
}

/**
 * Writes whatever is not on disk yet: when the page hides, and before a conversation is read again. It does not queue
 * behind a save that is under way, since a page that hides may not live to see that one end; the disk keeps the order.
 */
export async function flushDocuments(): Promise<void> {
  await Promise.all([...saveStates.values()].filter(isUnsaved).map(write));
}

function schedule(saveState: SaveState): void {
  const { saved, latest } = saveState;
  const canWait = saved !== undefined && isOnlyStreaming(saved, diffConversation(saved, latest));
  if (!canWait) void save(saveState);
  else
    saveState.timer ??= setTimeout(() => {
      void save(saveState);
    }, STREAMING_SAVE_MS);
}

/** One save of a conversation at a time; what changes meanwhile is written right after. */
async function save(saveState: SaveState): Promise<void> {
  clearTimeout(saveState.timer);
  saveState.timer = undefined;
  if (saveState.saving) {
    await saveState.saving;
    if (!saveState.saving) await save(saveState);
    return;
  }
  if (!isUnsaved(saveState)) return;
  saveState.saving = write(saveState);
  await saveState.saving;
  delete saveState.saving;
}

function isUnsaved({ isWorthSaving, latest, saved }: SaveState): boolean {
  return isWorthSaving && latest !== saved;
}

async function write(saveState: SaveState): Promise<void> {
  const { saved, latest } = saveState;
  const changes = diffConversation(saved, latest);
  try {
    if (saveState.isOutdated) await upgradeHead(latest.id);
    const isWhole = await saveChanges(changes, saved === undefined, Date.now());
    // Deleted in another tab while it is still being worked on here: nothing of it may be missing on the disk.
    if (!isWhole) await saveChanges(diffConversation(undefined, latest), true, Date.now());
    saveState.saved = latest;
    hasWarned = false;
    notifyOfChange(saved, latest, changes);
    for (const onSaved of savedListeners) onSaved(latest.id);
  } catch (error) {
    if (hasWarned) return;
    hasWarned = true;
    const reason = error instanceof Error ? error.message || error.name : "storage refused";
    showNotice({
      tone: "danger",
      text: `This browser did not keep the last change (${reason}). It is still on the screen: copy what you need before you close the page.`,
    });
  }
}

/** The list shows titles and ages: a system prompt's keystroke is no reason to read it all again. */
function notifyOfChange(
  before: Conversation | undefined,
  after: Conversation,
  { hasVisibleChange: isNews, turns, replies }: ConversationChanges,
): void {
  if (!isNews) return;
  const settled = replies.some(({ status }) => isSettled(status));
  if (before?.title !== after.title || turns.length > 0 || settled) savedListChanged();
  // Half an answer is of no use to a tab that does not receive the rest of it.
  const isRunning = Object.values(after.replies).some(({ status }) => !isSettled(status));
  if (!isRunning) notifyOtherTabs({ type: "saved", conversationId: after.id });
}

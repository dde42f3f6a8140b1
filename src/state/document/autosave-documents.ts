import type { Conversation } from "#core/conversation/conversation.ts";
import type { ConversationChanges } from "#core/conversation/diff-conversation.ts";
import { diffConversation, isOnlyHead, isOnlyStreaming } from "#core/conversation/diff-conversation.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import { listPutIds } from "#core/conversation/replies-made.ts";
import type { Id } from "#core/vocabulary.ts";
import { notifyOtherTabs } from "#io/browser/other-tabs.ts";
import { saveChanges } from "#io/storage/conversation-records.ts";
import { saveDraft } from "#io/storage/draft-records.ts";
import { explainStorageError } from "#io/storage/explain-storage-error.ts";
import { showNotice } from "#state/notices.ts";
import { onReset } from "#state/reset-state.ts";
import { getUnsettledReplyIds, listDocuments, watchConversations } from "./documents.ts";
import { draftSavingBegan } from "./drafts.ts";
import { type DocumentState, getReplyOf, getWhole, type OpenDocument } from "./open-document.ts";
import { becomeWorthSaving, isSameState, isUnsaved, savingBegan, type SaveState, saveStates } from "./save-states.ts";
import { listEntry, savedListChanged } from "./saved-list-changes.ts";

/** The time after which streaming text is saved. A browser that is killed loses this much and a little more. */
const SAVE_EVERY_MS = 300;
/** The shortest time between two saves of what is typed into settings: with the write itself, a key is on the disk in 250 ms. */
const SAVE_TYPED_EVERY_MS = 200;

const savedListeners = new Set<(id: Id) => void>();
let hasWarned = false;
onReset(() => (hasWarned = false));
savingBegan((saveState) => void save(saveState));
draftSavingBegan(saveDraft);

/** Calls `onSaved` each time a conversation has been saved. Returns a function that stops this. */
export function watchSaved(onSaved: (id: Id) => void): () => void {
  savedListeners.add(onSaved);
  return () => savedListeners.delete(onSaved);
}

/** Saves every conversation as it changes, and has changed until now. Returns a function that stops this. */
export function autosaveDocuments(): () => void {
  followDocuments(listDocuments());
  for (const saveState of saveStates.values()) if (isUnsaved(saveState)) schedule(saveState);
  return watchConversations(followDocuments);
}

function followDocuments(documents: readonly OpenDocument[]): void {
  for (const { settled, streamed } of documents) {
    const saveState = saveStates.get(settled.id);
    const latest = { settled, streamed };
    if (!saveState || isSameState(saveState.latest, latest)) continue;
    saveState.latest = latest;
    if (!saveState.isWorthSaving) becomeWorthSaving(saveState);
    schedule(saveState);
  }
  const inMemory = new Set(documents.map(({ settled }) => settled.id));
  for (const [id, saveState] of saveStates)
    if (!inMemory.has(id) && !isUnsaved(saveState) && !saveState.saving) saveStates.delete(id);
}

/**
 * Writes every unsaved change: when the page hides, and before a conversation is loaded again. It does not wait for a
 * running save, since a page that hides may not live to see its end; the disk keeps the order.
 */
export async function flushDocuments(isClosing = false): Promise<void> {
  await Promise.all([...saveStates.values()].filter(isUnsaved).map((saveState) => write(saveState, isClosing)));
}

/** Resolves once the changes of a conversation so far are on the disk, or were refused. Never rejects. */
export async function saveConversation(id: Id): Promise<void> {
  const saveState = saveStates.get(id);
  if (saveState) await save(saveState);
}

function schedule(saveState: SaveState): void {
  const waitMs = computeWaitMs(saveState);
  if (waitMs <= 0) void save(saveState);
  else
    saveState.timer ??= setTimeout(() => {
      void save(saveState);
    }, waitMs);
}

/** The time that the latest change may wait. Asked for with every word, so it compares no more than can have changed. */
function computeWaitMs({ saved, writing = saved, latest, savedAtMs = 0 }: SaveState): number {
  if (!writing) return 0;
  const changes = diffStates(writing, latest);
  if (isOnlyStreaming(changes)) return SAVE_EVERY_MS;
  return isOnlyHead(changes) ? savedAtMs + SAVE_TYPED_EVERY_MS - Date.now() : 0;
}

/** The changes from one state to another. Of replies, those are compared that can differ. */
function diffStates(before: DocumentState | undefined, after: DocumentState): ConversationChanges {
  const ids = before && listPutIds(after.settled.replies, before.settled.replies);
  if (!ids) return diffConversation(before && getWhole(before), getWhole(after));
  for (const id of Object.keys({ ...before.streamed, ...after.streamed })) ids.add(id);
  return diffConversation(pickReplies(before, ids), pickReplies(after, ids));
}

/** The conversation with some of its replies alone, as they are in a state. */
const pickReplies = (state: DocumentState, ids: ReadonlySet<Id>): Conversation => ({
  ...state.settled,
  replies: Object.fromEntries(
    [...ids].flatMap((id) => {
      const reply = getReplyOf(state, id);
      return reply ? [[id, reply]] : [];
    }),
  ),
});

/** Runs one save of a conversation at a time; changes made meanwhile are written right after. */
async function save(saveState: SaveState): Promise<void> {
  clearTimeout(saveState.timer);
  saveState.timer = undefined;
  // Of several that wait, the first writes for all, and the others wait for that too.
  while (saveState.saving) await saveState.saving;
  if (!isUnsaved(saveState)) return;
  saveState.saving = write(saveState);
  await saveState.saving;
  delete saveState.saving;
}

async function write(saveState: SaveState, isClosing = false): Promise<void> {
  const { saved, latest } = saveState;
  const changes = diffStates(saved, latest);
  saveState.writing = latest;
  try {
    const atMs = Date.now();
    const isWhole = await saveChanges(changes, saved === undefined, atMs, isClosing);
    // Deleted in another tab while this tab works on it: it is written again as a whole.
    if (!isWhole) await saveChanges(diffStates(undefined, latest), true, atMs);
    saveState.saved = latest;
    saveState.savedAtMs = atMs;
    hasWarned = false;
    notifyOfChange(saved?.settled, latest.settled, changes, atMs);
    for (const onSaved of savedListeners) onSaved(latest.settled.id);
  } catch (error) {
    if (hasWarned) return;
    hasWarned = true;
    showNotice({
      tone: "danger",
      text: `This browser did not save the last change (${explainStorageError(error)}). Copy what you need before you close the page.`,
    });
  } finally {
    if (saveState.writing === latest) saveState.writing = undefined;
  }
}

/** Changes the list only for changes of titles and ages, not for every key in a system prompt. */
function notifyOfChange(
  before: Conversation | undefined,
  after: Conversation,
  { hasVisibleChange, turns, replies }: ConversationChanges,
  atMs: number,
): void {
  if (!hasVisibleChange) return;
  const settled = replies.some(({ status }) => isSettled(status));
  if (before?.title !== after.title || turns.length > 0 || settled) savedListChanged(listEntry(after, atMs));
  // Half a reply is of no use to a tab that does not receive the rest.
  if (getUnsettledReplyIds(after.id).length === 0) notifyOtherTabs({ type: "saved", conversationId: after.id });
}

import type { Conversation, Id } from "#core/conversation/conversation.ts";
import type { ConversationChanges } from "#core/conversation/read-changes.ts";
import { isOnlyStreaming, readChanges } from "#core/conversation/read-changes.ts";
import { isSettled } from "#core/conversation/reduce-reply.ts";
import { tellOtherTabs } from "#io/browser/other-tabs.ts";
import { saveChanges } from "#io/storage/conversation-records.ts";
import { noticeShown } from "#state/notices.ts";
import { watchConversations } from "./documents.ts";
import { savedListChanged } from "./saved-list.ts";

/** While answers stream, their text is written at most this often. */
const STREAMING_SAVE_MS = 1000;

/** One conversation on its way to the disk. `kept` is what is there already; undefined for nothing yet. */
type Keeping = {
  kept: Conversation | undefined;
  latest: Conversation;
  /** False for a new conversation that nobody has touched: it is not worth a record. */
  worthKeeping: boolean;
  saving?: Promise<void>;
  timer?: ReturnType<typeof setTimeout> | undefined;
};

const keepings = new Map<Id, Keeping>();
const keptListeners = new Set<(id: Id) => void>();
let warned = false;

/** Calls back each time a conversation has been written. Returns the way to end it. */
export function watchKept(onKept: (id: Id) => void): () => void {
  keptListeners.add(onKept);
  return () => keptListeners.delete(onKept);
}

/** A conversation came into memory: read from disk, or new and without a record until something in it changes. */
export function conversationEntered(conversation: Conversation, isStored: boolean): void {
  clearTimeout(keepings.get(conversation.id)?.timer);
  keepings.set(conversation.id, {
    kept: isStored ? conversation : undefined,
    latest: conversation,
    worthKeeping: isStored,
  });
}

/** A conversation is worth a record though nothing in it changed: something stands in its composer. */
export function conversationTouched(id: Id): void {
  const keeping = keepings.get(id);
  if (!keeping || keeping.worthKeeping) return;
  keeping.worthKeeping = true;
  void save(keeping);
}

/** A conversation is being deleted: nothing of it is written any more. Returns the way to take that back. */
export function conversationForgotten(id: Id): () => void {
  const keeping = keepings.get(id);
  clearTimeout(keeping?.timer);
  keepings.delete(id);
  return () => {
    if (keeping) keepings.set(id, keeping);
  };
}

/** True once something in a conversation is worth a record. */
export function isTouched(id: Id): boolean {
  return keepings.get(id)?.worthKeeping ?? false;
}

/** True while the disk has not got all of a conversation: it must not leave the memory then. */
export function isUnkept(id: Id): boolean {
  const keeping = keepings.get(id);
  return keeping !== undefined && isUnsaved(keeping);
}

/** Writes every conversation as it changes. Returns the way to end it. */
export function keepDocuments(): () => void {
  return watchConversations((conversations) => {
    for (const conversation of conversations) {
      const keeping = keepings.get(conversation.id);
      if (!keeping || keeping.latest === conversation) continue;
      keeping.latest = conversation;
      keeping.worthKeeping = true;
      schedule(keeping);
    }
    const inMemory = new Set(conversations.map(({ id }) => id));
    for (const [id, keeping] of keepings)
      if (!inMemory.has(id) && !isUnsaved(keeping) && !keeping.saving) keepings.delete(id);
  });
}

/**
 * Writes whatever is not on disk yet: when the page hides, and before a conversation is read again. It does not queue
 * behind a save that is under way, since a page that hides may not live to see that one end; the disk keeps the order.
 */
export async function flushDocuments(): Promise<void> {
  await Promise.all([...keepings.values()].filter(isUnsaved).map(write));
}

function schedule(keeping: Keeping): void {
  const { kept, latest } = keeping;
  const canWait = kept !== undefined && isOnlyStreaming(kept, readChanges(kept, latest));
  if (!canWait) void save(keeping);
  else
    keeping.timer ??= setTimeout(() => {
      void save(keeping);
    }, STREAMING_SAVE_MS);
}

/** One save of a conversation at a time; what changes meanwhile is written right after. */
async function save(keeping: Keeping): Promise<void> {
  clearTimeout(keeping.timer);
  keeping.timer = undefined;
  if (keeping.saving) {
    await keeping.saving;
    if (!keeping.saving) await save(keeping);
    return;
  }
  if (!isUnsaved(keeping)) return;
  keeping.saving = write(keeping);
  await keeping.saving;
  delete keeping.saving;
}

function isUnsaved({ worthKeeping, latest, kept }: Keeping): boolean {
  return worthKeeping && latest !== kept;
}

async function write(keeping: Keeping): Promise<void> {
  const { kept, latest } = keeping;
  const changes = readChanges(kept, latest);
  try {
    const isWhole = await saveChanges(changes, kept === undefined, Date.now());
    // Deleted in another tab while it is still being worked on here: nothing of it may be missing on the disk.
    if (!isWhole) await saveChanges(readChanges(undefined, latest), true, Date.now());
    keeping.kept = latest;
    warned = false;
    tellOfChange(kept, latest, changes);
    for (const onKept of keptListeners) onKept(latest.id);
  } catch (error) {
    if (warned) return;
    warned = true;
    const reason = error instanceof Error ? error.message || error.name : "storage refused";
    noticeShown({
      tone: "danger",
      text: `This browser did not keep the last change (${reason}). It is still on the screen: copy what you need before you close the page.`,
    });
  }
}

/** The list shows titles and ages: a system prompt's keystroke is no reason to read it all again. */
function tellOfChange(
  before: Conversation | undefined,
  after: Conversation,
  { isNews, turns, replies }: ConversationChanges,
): void {
  if (!isNews) return;
  const settled = replies.some(({ status }) => isSettled(status));
  if (before?.title !== after.title || turns.length > 0 || settled) savedListChanged();
  // Half an answer is of no use to a tab that does not receive the rest of it.
  const isRunning = Object.values(after.replies).some(({ status }) => !isSettled(status));
  if (!isRunning) tellOtherTabs({ type: "saved", conversationId: after.id });
}

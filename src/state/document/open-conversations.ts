import type { DeepLink } from "#core/links/parse-deep-link.ts";
import { parseDeepLink } from "#core/links/parse-deep-link.ts";
import type { Conversation, Settings } from "#core/conversation/conversation.ts";
import { createConversation } from "#core/conversation/create-conversation.ts";
import { findNewestLeaf } from "#core/conversation/get-thread.ts";
import { isSettled } from "#core/conversation/reduce-reply.ts";
import { settleInterrupted } from "#core/conversation/settle-interrupted.ts";
import { parseSnapshot } from "#core/conversation/snapshot.ts";
import type { Id } from "#core/vocabulary.ts";
import { queryLockedReplies } from "#io/browser/reply-locks.ts";
import { newId } from "#io/browser/new-id.ts";
import { listConversations, loadConversation } from "#io/storage/conversation-records.ts";
import { clearUrlQuery, getUrlConversationId, getUrlQuery, setUrlConversationId } from "#io/browser/page-url.ts";
import { getLastUsedConnection, getStartModelId } from "#state/connections/connections.ts";
import { getStartParameters } from "#state/parameters/start-parameters.ts";
import { loadDefaultSettings } from "#state/preferences/default-settings.ts";
import { showNotice } from "#state/notices.ts";
import {
  conversationChanged,
  conversationOpened,
  getConversation,
  getOpenConversation,
  getUnsettledReplyIds,
} from "./documents.ts";
import type { Draft } from "./drafts.ts";
import { draftGiven, draftReplaced, EMPTY_DRAFT, loadDraftOf, getDraft } from "./drafts.ts";
import {
  conversationEntered,
  conversationForgotten,
  conversationTouched,
  flushDocuments,
  isUntouched,
  isConversationUnsaved,
} from "./autosave-documents.ts";

/** Opens what a link asks for, else what the address names, else the newest conversation, else a new one. */
export async function openFirstConversation(): Promise<void> {
  const link = parseDeepLink(getUrlQuery());
  clearUrlQuery();
  if (link) {
    openLinkedConversation(link);
    return;
  }
  const named = getUrlConversationId();
  if (named !== null && (await openConversation(named))) return;
  const [newest] = await listConversations().catch(() => []);
  if (newest && (await openConversation(newest.id))) return;
  openNewConversation();
}

/** Which opening came last: a slower one that began before it must not win. */
let latestOpening = 0;

/**
 * Puts a saved conversation on the screen, with its draft, at once. False where there is none of that id, or it cannot
 * be read, which is said.
 */
export async function openConversation(id: Id): Promise<boolean> {
  const opening = ++latestOpening;
  // It is there already, and ahead of what a slow read would bring.
  if (getOpenConversation()?.id === id) return true;
  await flushDocuments();
  const draft = await loadDraftOf(id);
  // What is in memory and runs, or was refused by the disk, is ahead of the disk.
  const isAhead = getUnsettledReplyIds(id).length > 0 || isConversationUnsaved(id);
  const inMemory = isAhead ? getConversation(id) : undefined;
  const loaded = inMemory ? undefined : await loadFromDisk(id);
  const conversation = inMemory ?? loaded?.conversation;
  if (opening !== latestOpening) return true;
  if (!conversation) return false;
  if (loaded) conversationEntered(conversation, loaded);
  show(conversation);
  draftGiven(id, draft);
  return true;
}

/** Opens a conversation that was chosen from the list, and says so where it cannot be read. */
export async function openChosenConversation(id: Id): Promise<void> {
  if (!(await openConversation(id)))
    showNotice({
      tone: "danger",
      text: "This conversation could not be read: a later Étude made it, or it is damaged. It is still stored.",
    });
}

/**
 * Another tab has written this conversation: what is on the screen here and idle is read again. False where it is busy
 * and has to be read later.
 */
export async function reloadChangedConversation(id: Id): Promise<boolean> {
  if (getOpenConversation()?.id !== id) return true;
  const before = getOpenConversation();
  if (getUnsettledReplyIds(id).length > 0 || isConversationUnsaved(id)) return false;
  const loaded = await loadFromDisk(id);
  // Whatever was changed here meanwhile is written first.
  if (getOpenConversation() !== before) return getOpenConversation()?.id !== id;
  if (loaded) {
    conversationEntered(loaded.conversation, loaded);
    show(loaded.conversation);
  }
  return true;
}

/** Another tab has deleted this conversation: what is on the screen here and idle goes too. */
export async function closeDeletedConversation(id: Id): Promise<void> {
  if (getOpenConversation()?.id !== id || getUnsettledReplyIds(id).length > 0) return;
  const { text, attachments } = getDraft();
  if (isConversationUnsaved(id) || text !== "" || attachments.length > 0) {
    showNotice({
      tone: "plain",
      text: "This conversation was deleted in another tab. You are working on it: it stays, and is kept again with your next change.",
    });
    return;
  }
  conversationForgotten(id);
  setUrlConversationId(null);
  await openFirstConversation();
  showNotice({ tone: "plain", text: "The conversation was deleted in another tab." });
}

/**
 * Puts a new conversation on the screen as a link asks for it. A link that names a model means AI/ML API, whatever was
 * used last; saved connections stay as they are, and nothing runs by itself.
 */
function openLinkedConversation({ modelId, prompt, system }: DeepLink): void {
  const connectionId = modelId === undefined ? getLastUsedConnection().id : "aimlapi";
  const draft = { ...EMPTY_DRAFT, text: prompt ?? "" };
  const id = enterNewConversation(resolveNewSettings(connectionId, modelId, system ?? ""), draft);
  // The address asks only once: what it asked for has to outlive a reload.
  conversationTouched(id);
}

/** Puts a new conversation on the screen, with the connection last used. An untouched one is not piled up. */
export function openNewConversation(): void {
  latestOpening += 1;
  const open = getOpenConversation();
  const { text, attachments } = getDraft();
  if (open && isUntouched(open.id) && text === "" && attachments.length === 0) {
    draftGiven(open.id, EMPTY_DRAFT);
    return;
  }
  enterNewConversation(resolveNewSettings(getLastUsedConnection().id), EMPTY_DRAFT);
}

function enterNewConversation(settings: Settings, draft: Draft): Id {
  latestOpening += 1;
  const conversation = createConversation(newId(), newId(), settings);
  conversationEntered(conversation, undefined);
  show(conversation);
  if (draft === EMPTY_DRAFT) draftGiven(conversation.id, draft);
  else draftReplaced(draft, conversation.id);
  return conversation.id;
}

/**
 * What a new conversation starts with on a connection: its usual model, and the user's own settings for it, else every
 * parameter's start.
 */
function resolveNewSettings(connectionId: Id, modelId: string = getStartModelId(connectionId), system = ""): Settings {
  const defaults = loadDefaultSettings();
  const isDefault = defaults?.connectionId === connectionId && defaults.modelId === modelId;
  return {
    connectionId,
    modelId,
    system,
    variables: {},
    parameters: isDefault ? defaults.parameters : getStartParameters(connectionId, modelId),
    extraJson: "",
  };
}

/**
 * Changes a conversation by a pure edit, and puts it on the screen first, so that the change is seen. False where it is
 * gone.
 */
export async function changeConversation(id: Id, edit: (before: Conversation) => Conversation): Promise<boolean> {
  if (getOpenConversation()?.id !== id) await openConversation(id);
  if (!getConversation(id)) return false;
  conversationChanged(id, edit);
  return true;
}

function show(conversation: Conversation): void {
  conversationOpened(conversation, isConversationUnsaved);
  setUrlConversationId(conversation.id);
}

/** A stored conversation, its running replies interrupted, and whether its head is of an earlier version. */
async function loadFromDisk(id: Id): Promise<{ conversation: Conversation; isOutdated: boolean } | undefined> {
  const stored = await loadConversation(id).catch(() => undefined);
  const snapshot =
    stored &&
    parseSnapshot({
      head: stored.head,
      turns: stored.turns.map(({ value }) => value),
      replies: stored.replies.map(({ value }) => value),
    });
  if (!snapshot) return undefined;
  const { conversation, unreadable, isOutdated } = snapshot;
  if (unreadable > 0)
    showNotice({
      tone: "danger",
      text: `${unreadable} parts of this conversation could not be read. They are still stored and were left alone.`,
    });
  const isRunning = Object.values(conversation.replies).filter(({ status }) => !isSettled(status));
  const lockedIds = isRunning.length > 0 ? await queryLockedReplies().catch(() => undefined) : undefined;
  if (isRunning.some((reply) => lockedIds?.has(reply.id)))
    showNotice({
      tone: "plain",
      text: "Another tab is still writing an answer here. It appears when it is finished.",
    });
  const replies = Object.fromEntries(
    Object.entries(conversation.replies).map(([key, reply]) => [key, settleInterrupted(reply)]),
  );
  // Another tab may have gone on from the turn that this head calls the last.
  const { leafTurnId } = conversation.view;
  const leaf = leafTurnId === null ? null : findReachableLeaf(conversation.turns, leafTurnId);
  const view = { ...conversation.view, leafTurnId: leaf };
  return { conversation: { ...conversation, replies, view }, isOutdated };
}

/** The newest turn after the one a head calls the last; after the newest there is, where that one cannot be read. */
function findReachableLeaf(turns: Conversation["turns"], leafTurnId: Id): Id | null {
  if (turns[leafTurnId]) return findNewestLeaf(turns, leafTurnId);
  const newest = Object.values(turns)
    .toSorted((a, b) => a.createdAtMs - b.createdAtMs)
    .at(-1);
  return newest ? findNewestLeaf(turns, newest.id) : null;
}

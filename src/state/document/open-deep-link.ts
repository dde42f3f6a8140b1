import { createConversation } from "#core/conversation/create-conversation.ts";
import { parseConversationHash } from "#core/links/conversation-hash.ts";
import type { DeepLink } from "#core/links/parse-deep-link.ts";
import { parseDeepLink } from "#core/links/parse-deep-link.ts";
import { isJsonObject, isSameJson, parseJson } from "#core/json.ts";
import type { Id } from "#core/vocabulary.ts";
import { newId } from "#io/browser/new-id.ts";
import { getEntryMark, getUrlHash, writeUrlHash } from "#io/browser/page-url.ts";
import { clearUrlQuery, getUrlQuery, moveUrlQuery } from "#io/browser/url-query.ts";
import { tabStore } from "#io/storage/browser-store.ts";
import { getStorageTrouble, watchStorageTrouble } from "#io/storage/storage-trouble.ts";
import { getLastUsedConnection } from "#state/connections/connections.ts";
import { saveConversation } from "./autosave-documents.ts";
import { conversationTouched, isOnDisk } from "./save-states.ts";
import { getOpenConversation } from "./documents.ts";
import type { Draft } from "./drafts.ts";
import { draftReplaced, EMPTY_DRAFT, getDraft, isEmptyDraft, saveDraftOf } from "./drafts.ts";
import { loadDraftOf } from "./load-draft.ts";
import { resolveNewSettings } from "./new-settings.ts";
import { openConversation, openMadeConversation } from "./open-conversations.ts";

/**
 * Opens a new conversation for the deep link in the page's address; false where there is none. A link that names a model
 * uses AI/ML API, whatever was used last; saved connections stay unchanged, and nothing runs by itself. The address keeps
 * the link until what it filled is stored: loaded again before that, it opens the same conversation, with what was typed
 * since. A conversation that the address names too is one step back.
 */
export async function openDeepLink(): Promise<boolean> {
  const link = parseDeepLink(getUrlQuery());
  if (!link) {
    clearUrlQuery();
    return false;
  }
  const begunId = getEntryMark()?.id ?? findBegunId();
  const id = begunId ?? beginEntry();
  if (begunId === undefined) openMade(id, link, EMPTY_DRAFT);
  else if (await openConversation(id)) fillPrompt(link);
  else openMade(id, link, await loadDraftOf(id));
  void clearOnceStored(id);
  return true;
}

/** The link that was opened last in this tab, with its conversation. */
const NAME = "etude:link";

/**
 * The conversation that this tab began for the link before it was loaded again. The mark of its entry is lost where the
 * page changes the entry while it is being loaded again, as it does once the disk answers.
 */
function findBegunId(): Id | undefined {
  const id = parseConversationHash(getUrlHash());
  const begun = parseJson(tabStore.read(NAME) ?? "");
  return isJsonObject(begun) && begun["id"] === id && isSameJson(begun["link"], getUrlQuery()) ? id : undefined;
}

/** Begins the entry of the link in the browser's history. Returns the id of its conversation. */
function beginEntry(): Id {
  const id = newId();
  tabStore.write(NAME, JSON.stringify({ id, link: getUrlQuery() }));
  if (parseConversationHash(getUrlHash()) === undefined) writeUrlHash(getUrlHash(), { id });
  else moveUrlQuery({ id });
  return id;
}

/** `typed` is what was typed in this tab before it was loaded again. */
function openMade(id: Id, { modelId, prompt = "", system = "", variables = {} }: DeepLink, typed: Draft): void {
  const connectionId = modelId === undefined ? getLastUsedConnection().id : "aimlapi";
  const settings = { ...resolveNewSettings(connectionId, modelId, system), variables };
  const draft = isEmptyDraft(typed) ? { ...EMPTY_DRAFT, text: prompt } : typed;
  openMadeConversation(createConversation(id, newId(), settings), draft);
  conversationTouched(id);
}

/** Fills the prompt of a conversation that was stored without it. */
function fillPrompt({ prompt }: DeepLink): void {
  const open = getOpenConversation();
  if (prompt && open && Object.keys(open.turns).length === 0 && isEmptyDraft(getDraft()))
    draftReplaced({ ...EMPTY_DRAFT, text: prompt });
}

/** Takes the link out of the address once what it filled is on the disk, which may answer late. */
async function clearOnceStored(id: Id): Promise<void> {
  await saveConversation(id);
  if (!(await saveDraftOf(id)) || !isOnDisk(id)) return;
  const clear = () => {
    if (getEntryMark()?.id === id) clearUrlQuery();
  };
  if (getStorageTrouble() === undefined) {
    clear();
    return;
  }
  const end = watchStorageTrouble((trouble) => {
    if (trouble !== undefined) return;
    end();
    clear();
  });
}

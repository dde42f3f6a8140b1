import { parseCapsuleHash } from "#core/capsule/capsule-link.ts";
import { formatAddress, parseAddress } from "#core/links/address.ts";
import { isPromptHash } from "#core/links/conversation-hash.ts";
import { parseGalleryHash } from "#core/links/gallery-hash.ts";
import type { Id } from "#core/vocabulary.ts";
import { requestDialogClose } from "#io/browser/page-controls.ts";
import { entryEntered, getEntryMark, getUrlHash, writeUrlHash } from "#io/browser/page-url.ts";
import { listConversations } from "#io/storage/stored-heads.ts";
import { getStorageTrouble } from "#io/storage/storage-trouble.ts";
import { formatOwnHash, openPlace, refuse, restoreHash, showRefusal } from "#state/addresses/open-place.ts";
import { wasUnwritten } from "#state/document/delete-unwritten.ts";
import { getOpenId } from "#state/document/documents.ts";
import {
  openChosenConversation,
  openConversation,
  openFirstConversation,
  openNewConversation,
} from "#state/document/open-conversations.ts";
import { getLayer, watchLayer, type Layer } from "#state/layers.ts";
import { NOT_LOADED, showNotice } from "#state/notices.ts";

const GONE =
  "The conversation of this address is not in this browser. It was deleted, or the address was made in another browser.";
const MALFORMED = "This address names nothing in Étude.";

/**
 * Opens what the page's address names when the page begins, or says that it is not there. A stored conversation is read once its
 * changes are `followed`.
 */
export async function firstEntryOpened(followed?: Promise<unknown>): Promise<void> {
  const hash = getUrlHash();
  const isCapsule = isCapsuleHash(hash);
  if (isCapsule && (await openCapsule(hash))) return;
  const isFound = await openFirstConversation(followed);
  const address = parseAddress(hash);
  // Where the storage is the trouble, a notice says so, and the address is opened once it answers.
  if (isCapsule || getStorageTrouble() !== undefined) return;
  if (!address) showRefusal(MALFORMED);
  else if (isFound) openPlace(address);
  else showRefusal(GONE);
}

/** True for the hash of what opens beside the stored conversations: a shared one, or a thing of the gallery. */
const isCapsuleHash = (hash: string): boolean =>
  parseCapsuleHash(hash) !== undefined || parseGalleryHash(hash) !== undefined;

/** Opens the capsule that a hash holds or names. False where it cannot be read, which a notice says. */
async function openCapsule(hash: string): Promise<boolean> {
  const isOpened = await (
    parseGalleryHash(hash) === undefined
      ? import("#state/capsule/open-capsule-link.ts").then(({ openCapsuleLink }) => openCapsuleLink(hash))
      : import("#state/gallery/open-gallery-item.ts").then(({ openGalleryHash }) => openGalleryHash(hash))
  ).catch(() => sayNotLoaded());
  if (!isOpened) return false;
  writeUrlHash(hash, { id: getOpenId() });
  return true;
}

function sayNotLoaded(): boolean {
  showNotice({ tone: "danger", text: NOT_LOADED });
  return false;
}

/**
 * Opens the entry of the browser's history that Back, Forward or a typed address led to. A layer that is open closes
 * first; where it asks whether to, the page stays. Where the address leads nowhere, what is open stays too.
 */
export async function entryOpened(): Promise<void> {
  const left = entryEntered();
  const openId = getOpenId();
  if (getLayer() !== null) {
    requestDialogClose();
    const layer = getLayer();
    if (layer !== null) {
      writeUrlHash(formatLayerHash(layer), { id: openId, layer: "open" }, true);
      return;
    }
    if (getEntryMark()?.id === openId && !isPromptHash(getUrlHash())) return;
  }
  const isSpent = left?.layer === "spent" && getEntryMark()?.id === left.id && getEntryMark()?.layer === undefined;
  // The same place twice: the entry of a layer that was closed by hand.
  if (isSpent) history.back();
  else await openEntry();
  // Where the address was entered before anything was open, and leads nowhere.
  if (getOpenId() === "") await openFirstConversation();
}

async function openEntry(): Promise<void> {
  if (isCapsuleHash(getUrlHash())) {
    if (!(await openCapsule(getUrlHash()))) restoreHash();
    return;
  }
  const address = parseAddress(getUrlHash());
  if (!address) {
    refuse(MALFORMED);
    return;
  }
  const id = address.conversationId ?? getEntryMark()?.id;
  const isOpened = id !== undefined && (await openConversation(id));
  if (isOpened) openPlace(address);
  else if (address.promptId !== undefined) openPlace(address);
  else if (id === undefined || address.conversationId === undefined || wasUnwritten(id)) openNewConversation();
  else if (await isStored(id)) await openUnreadable(id);
  else refuse(GONE);
}

const isStored = async (id: Id): Promise<boolean> =>
  (await listConversations().catch(() => [])).some((stored) => stored.id === id);

/** Says why a stored conversation was not opened. */
async function openUnreadable(id: Id): Promise<void> {
  await openChosenConversation(id);
  restoreHash();
}

/**
 * Gives each layer an entry of the browser's history, so that Back closes it. One that is closed by hand leaves its entry
 * to what opens next. Returns a function that stops this.
 */
export function followLayers(): () => void {
  const follow = (layer: Layer | null) => {
    const id = getOpenId();
    const mark = getEntryMark();
    const isOwn = mark?.layer !== undefined && mark.id === id;
    if (layer !== null) writeUrlHash(formatLayerHash(layer), { id, layer: "open" }, !isOwn);
    else if (isOwn && mark.layer === "open") writeUrlHash(formatOpenHash(), { id, layer: "spent" });
  };
  const layer = getLayer();
  if (layer) follow(layer);
  return watchLayer(follow);
}

function formatLayerHash(layer: Layer): string {
  return layer.kind === "prompt" ? formatAddress({ promptId: layer.promptId }) : formatOpenHash();
}

/** The hash of the open conversation: as it is, with its turn, or in place of that of a saved prompt over it. */
function formatOpenHash(): string {
  const id = getOpenId();
  const isOwn = getEntryMark()?.id === id && !isPromptHash(getUrlHash());
  return isOwn ? getUrlHash() : formatOwnHash(id);
}

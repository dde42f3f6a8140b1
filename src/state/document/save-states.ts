import type { Conversation } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";
import { onReset } from "#state/reset-state.ts";
import { getOpenId } from "./documents.ts";
import { type DocumentState, settleDocument } from "./open-document.ts";
import { conversationAddressed } from "./page-address.ts";

/** A conversation and its state on the disk. `saved` is the state on the disk; undefined for none. */
export type SaveState = {
  saved: DocumentState | undefined;
  latest: DocumentState;
  /** The state that is being written. */
  writing?: DocumentState | undefined;
  /** False for a new conversation without any input, which gets no record. */
  isWorthSaving: boolean;
  saving?: Promise<void>;
  savedAtMs?: number;
  timer?: ReturnType<typeof setTimeout> | undefined;
};

/** The conversations in memory, by id. The code that writes them (`autosave-documents.ts`) comes after the first view. */
export const saveStates = new Map<Id, SaveState>();
let saveTouched = (_saveState: SaveState): void => {};
onReset(() => {
  for (const { timer } of saveStates.values()) clearTimeout(timer);
  saveStates.clear();
});

/** Sets what writes a conversation at once that became worth a record. */
export function savingBegan(save: (saveState: SaveState) => void): void {
  saveTouched = save;
}

/** Registers a conversation: a stored one, or a new one, which gets no record before its first change. */
export function conversationEntered(conversation: Conversation, isStored: boolean): void {
  clearTimeout(saveStates.get(conversation.id)?.timer);
  saveStates.set(conversation.id, {
    saved: isStored ? settleDocument(conversation) : undefined,
    latest: settleDocument(conversation),
    isWorthSaving: isStored,
  });
}

/** Makes a new conversation worth a record because its composer has content. */
export function conversationTouched(id: Id): void {
  const saveState = saveStates.get(id);
  if (!saveState || saveState.isWorthSaving) return;
  becomeWorthSaving(saveState);
  saveTouched(saveState);
}

/** Gives a conversation a record with the next save, and its address where it is open. */
export function becomeWorthSaving(saveState: SaveState): void {
  saveState.isWorthSaving = true;
  const { id } = saveState.latest.settled;
  if (getOpenId() === id) conversationAddressed(id, true, false);
}

/** Stops all saving of a conversation that is being deleted. Returns a function that undoes this. */
export function conversationForgotten(id: Id): () => void {
  const saveState = saveStates.get(id);
  clearTimeout(saveState?.timer);
  saveStates.delete(id);
  return () => {
    if (saveState) saveStates.set(id, saveState);
  };
}

/** True for a conversation in memory without any input yet; false for a deleted one. */
export function isUntouched(id: Id): boolean {
  return saveStates.get(id)?.isWorthSaving === false;
}

/** True for a conversation in memory that has a record, or gets one with the next save. */
export const hasRecord = (id: Id): boolean => saveStates.get(id)?.isWorthSaving === true;

/** True once a conversation in memory is on the disk, perhaps without its latest changes. */
export const isOnDisk = (id: Id): boolean => saveStates.get(id)?.saved !== undefined;

/** True while changes of a conversation are not on the disk, so that it must stay in memory. */
export function isConversationUnsaved(id: Id): boolean {
  const saveState = saveStates.get(id);
  return saveState !== undefined && isUnsaved(saveState);
}

/** True for a conversation whose latest state has to be written. */
export function isUnsaved({ isWorthSaving, latest, saved }: SaveState): boolean {
  return isWorthSaving && !isSameState(latest, saved);
}

/** True for two states of the same objects. */
export const isSameState = (a: DocumentState, b: DocumentState | undefined): boolean =>
  a.settled === b?.settled && a.streamed === b.streamed;

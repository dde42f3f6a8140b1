import type { Conversation } from "#core/conversation/conversation.ts";
import { describeCombination } from "#core/conversation/describe-combination.ts";
import {
  changeSampleCount,
  copyVariant,
  moveVariant,
  renameVariant,
  removeVariants,
  restoreVariants,
  setVariantResting,
} from "#core/conversation/edit-variants.ts";
import { listColumns, getVariantLetter } from "#core/conversation/list-columns.ts";
import type { Id } from "#core/vocabulary.ts";
import { MAX_COLUMNS } from "#core/vocabulary.ts";
import { newId } from "#io/browser/new-id.ts";
import { openConversationChanged, getOpenConversation } from "#state/document/documents.ts";
import { ownPromptCopied } from "#state/document/own-prompts.ts";
import { showUndoNotice } from "#state/document/show-undo-notice.ts";
import { announce, showNotice } from "#state/notices.ts";
import { stopVariant } from "#state/replies/stop-replies.ts";
import { variantChosen } from "#state/page-choices.ts";

/** Adds a copy of a column with its thread, as the last column or behind its source, and chooses it. */
export function variantCopied(sourceId: Id, position: "last" | "behind"): void {
  const open = getOpenConversation();
  if (!open) return;
  if (!hasRoom(open)) return;
  const copyId = newId();
  const source = getVariantLetter(open, sourceId);
  openConversationChanged((before) => copyVariant(before, sourceId, copyId, position));
  ownPromptCopied(sourceId, copyId);
  variantChosen(copyId);
  announceChange((now) => `Variant ${getVariantLetter(now, copyId)} is a copy of ${source}.`);
}

/** True where one more column fits; else a notice says why not. */
export function hasRoom(conversation: Conversation): boolean {
  if (listColumns(conversation).length < MAX_COLUMNS) return true;
  showNotice({ tone: "plain", text: `A conversation can have at most ${MAX_COLUMNS} columns (A to Z).` });
  return false;
}

/** Hides a column, with Undo. Its running replies are stopped, and all replies are kept. */
export function variantRemoved(variantId: Id): void {
  variantsRemoved([variantId], (open) => `Variant ${getVariantLetter(open, variantId)} was removed.`);
}

/** Hides all columns but this one. */
export function otherVariantsRemoved(variantId: Id): void {
  const open = getOpenConversation();
  if (!open) return;
  const others = listColumns(open).filter(({ id }) => id !== variantId);
  variantsRemoved(
    others.map(({ id }) => id),
    (before) =>
      `Only ${nameVariant(before, variantId)} is kept. ${others.length === 1 ? "1 column" : `${others.length} columns`} set aside.`,
  );
  variantChosen(variantId);
}

function variantsRemoved(ids: readonly Id[], describe: (before: Conversation) => string): void {
  const open = getOpenConversation();
  if (!open) return;
  for (const id of ids) stopVariant(open.id, id);
  openConversationChanged((before) => removeVariants(before, ids));
  showUndoNotice(describe(open), open.id, (before) => restoreVariants(before, ids));
}

/** Shows hidden columns again at their position. */
export function variantsRestored(ids: readonly Id[]): void {
  const open = getOpenConversation();
  if (!open) return;
  const after = restoreVariants(open, ids);
  if (listColumns(after).length > MAX_COLUMNS) {
    showNotice({ tone: "plain", text: `That would make more than ${MAX_COLUMNS} columns. Remove some columns first.` });
    return;
  }
  openConversationChanged((before) => restoreVariants(before, ids));
  const [first] = ids;
  if (first !== undefined) variantChosen(first);
}

/** Moves a column to a position from 0. Its letter changes with the position. */
export function variantMoved(variantId: Id, position: number): void {
  const open = getOpenConversation();
  const before = open && getVariantLetter(open, variantId);
  openConversationChanged((conversation) => moveVariant(conversation, variantId, position));
  announceChange((now) => {
    const after = getVariantLetter(now, variantId);
    return after === before ? "" : `Variant ${before} is ${after} now.`;
  });
}

export function variantNamed(variantId: Id, name: string): void {
  openConversationChanged((before) => renameVariant(before, variantId, name));
}

/** Excludes a column from the next turn, or includes it again. */
export function variantPauseChanged(variantId: Id, isResting: boolean): void {
  openConversationChanged((before) => setVariantResting(before, variantId, isResting));
}

/** Sets the number of replies to each turn in a column. */
export function samplesChanged(variantId: Id, samples: number): void {
  openConversationChanged((before) => changeSampleCount(before, variantId, samples));
}

/** A column as a reader tells it from others: by its name, by what sets it apart in its sweep, or by its letter. */
function nameVariant(conversation: Conversation, variantId: Id): string {
  const variant = conversation.variants.find(({ id }) => id === variantId);
  const combination = variant ? describeCombination(conversation, variant).join(" · ") : "";
  return variant?.name ?? (combination || `variant ${getVariantLetter(conversation, variantId)}`);
}

function announceChange(describe: (now: Conversation) => string): void {
  const now = getOpenConversation();
  const sentence = now ? describe(now) : "";
  if (sentence !== "") announce(sentence);
}

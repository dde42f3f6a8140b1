import type { Conversation, Id } from "#core/conversation/conversation.ts";
import { MOST_COLUMNS } from "#core/conversation/conversation.ts";
import {
  changeSamples,
  copyVariant,
  moveVariant,
  nameVariant,
  removeVariants,
  restoreVariants,
  restVariant,
} from "#core/conversation/edit-variants.ts";
import { readColumns, readLetter } from "#core/conversation/read-columns.ts";
import { newId } from "#io/browser/new-id.ts";
import { openConversationChanged, readOpenConversation } from "#state/document/documents.ts";
import { offerUndo } from "#state/document/offer-undo.ts";
import { announced, noticeShown } from "#state/notices.ts";
import { stopVariant } from "#state/replies/reply-queue.ts";
import { variantChosen } from "./chosen-variant.ts";

/** A copy of a column, thread included, stands behind all columns, or behind its source. It is the chosen one then. */
export function variantCopied(sourceId: Id, place: "last" | "behind"): void {
  const open = readOpenConversation();
  if (!open) return;
  if (readColumns(open).length >= MOST_COLUMNS) {
    noticeShown({ tone: "plain", text: `There are ${MOST_COLUMNS} columns, A to Z, and no more.` });
    return;
  }
  const copyId = newId();
  const source = readLetter(open, sourceId);
  openConversationChanged((before) => copyVariant(before, sourceId, copyId, place));
  variantChosen(copyId);
  tell((now) => `Variant ${readLetter(now, copyId)} is a copy of ${source}.`);
}

/** A column is off the screen, until undone or brought back; what was running in it is stopped, and all of it is kept. */
export function variantRemoved(variantId: Id): void {
  variantsRemoved([variantId], (open) => `Variant ${readLetter(open, variantId)} was removed.`);
}

/** The conversation goes on with this column alone. */
export function continuedWith(variantId: Id): void {
  const open = readOpenConversation();
  if (!open) return;
  const others = readColumns(open).filter(({ id }) => id !== variantId);
  variantsRemoved(
    others.map(({ id }) => id),
    (before) => `Goes on with variant ${readLetter(before, variantId)} alone.`,
  );
  variantChosen(variantId);
}

function variantsRemoved(ids: readonly Id[], describe: (before: Conversation) => string): void {
  const open = readOpenConversation();
  if (!open) return;
  for (const id of ids) stopVariant(open.id, id);
  openConversationChanged((before) => removeVariants(before, ids));
  offerUndo(describe(open), open.id, (before) => restoreVariants(before, ids));
}

/** Columns that were removed stand where they were again. */
export function variantsRestored(ids: readonly Id[]): void {
  const open = readOpenConversation();
  if (!open) return;
  const after = restoreVariants(open, ids);
  if (readColumns(after).length > MOST_COLUMNS) {
    noticeShown({ tone: "plain", text: `That would make more than ${MOST_COLUMNS} columns. Remove others first.` });
    return;
  }
  openConversationChanged((before) => restoreVariants(before, ids));
  const [first] = ids;
  if (first !== undefined) variantChosen(first);
}

/** A column stands in another place, from 0, and is called by the letter of that place. */
export function variantMoved(variantId: Id, place: number): void {
  const open = readOpenConversation();
  const before = open && readLetter(open, variantId);
  openConversationChanged((conversation) => moveVariant(conversation, variantId, place));
  tell((now) => {
    const after = readLetter(now, variantId);
    return after === before ? "" : `Variant ${before} is ${after} now.`;
  });
}

export function variantNamed(variantId: Id, name: string): void {
  openConversationChanged((before) => nameVariant(before, variantId, name));
}

/** The next turn is asked of a column again, or not any more. */
export function variantRested(variantId: Id, isResting: boolean): void {
  openConversationChanged((before) => restVariant(before, variantId, isResting));
}

/** So many replies are asked of a column each turn. */
export function samplesChanged(variantId: Id, samples: number): void {
  openConversationChanged((before) => changeSamples(before, variantId, samples));
}

function tell(say: (now: Conversation) => string): void {
  const now = readOpenConversation();
  const sentence = now ? say(now) : "";
  if (sentence !== "") announced(sentence);
}

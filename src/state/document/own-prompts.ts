import { type Attachment, isPictureAttachment } from "#core/content/attachment.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import type { Id } from "#core/vocabulary.ts";
import { newId } from "#io/browser/new-id.ts";
import { showNotice } from "#state/notices.ts";
import { getOpenConversation, getOpenId } from "./documents.ts";
import { type Draft, draftReplaced, draftTyped, getColumnText, getDraft } from "./drafts.ts";

/** The composer's content for a column. */
export type ColumnPrompt = Pick<Draft, "text" | "attachments" | "cache">;

/** A draft's content for a column: the column's own prompt where each has one, else the prompt of all. */
export function getColumnPrompt(draft: Draft, columnId: Id): ColumnPrompt {
  const ownerId = draft.isSplit ? columnId : undefined;
  return {
    text: getColumnText(draft, columnId),
    attachments: draft.attachments.filter((attachment) => attachment.columnId === ownerId),
    ...(draft.cache && { cache: draft.cache }),
  };
}

/** A draft without what was sent to these columns. Prompts of other columns, and the way they are written, stay. */
export function removeSent(
  { attachments, ownTexts = {}, cache: _sent, ...draft }: Draft,
  columnIds: readonly Id[],
): Draft {
  const sentIds = new Set<Id | undefined>(draft.isSplit ? columnIds : [undefined]);
  return {
    ...draft,
    ...withTexts(Object.fromEntries(Object.entries(ownTexts).filter(([id]) => !sentIds.has(id)))),
    text: draft.isSplit ? draft.text : "",
    attachments: attachments.filter(({ columnId }) => !sentIds.has(columnId)),
  };
}

const withTexts = (ownTexts: Record<Id, string>): Pick<Draft, "ownTexts"> =>
  Object.keys(ownTexts).length === 0 ? {} : { ownTexts };

/**
 * The draft with a prompt of its own for each column: the one it had before, else a copy of the shared one, which stays
 * where no column takes it.
 */
function splitDraft(draft: Draft, columnIds: readonly Id[]): Draft {
  const { text, attachments, ownTexts = {} } = draft;
  const takingIds = columnIds.filter((id) => !Object.hasOwn(ownTexts, id));
  if (takingIds.length === 0) return { ...draft, isSplit: true };
  const shared = attachments.filter(({ columnId }) => columnId === undefined);
  const copies = takingIds.flatMap((columnId, index) =>
    shared.map((attachment): Attachment => ({ ...attachment, columnId, ...(index > 0 && { id: newId() }) })),
  );
  return {
    ...draft,
    text: "",
    attachments: [...attachments.filter(({ columnId }) => columnId !== undefined), ...copies],
    ownTexts: { ...ownTexts, ...Object.fromEntries(takingIds.map((id) => [id, text])) },
    isSplit: true,
  };
}

/**
 * The draft with one prompt of all columns: the shared one where there is one, else the first column's. Prompts that differ
 * from it are kept, and come back when the draft is split again.
 */
function shareDraft({ isSplit: _split, ...draft }: Draft, columnIds: readonly Id[]): Draft {
  const split: Draft = { ...draft, isSplit: true };
  const shared = getColumnPrompt(draft, "");
  const isShared = shared.text !== "" || shared.attachments.length > 0;
  const chosen = isShared ? shared : getColumnPrompt(split, columnIds[0] ?? "");
  const equalIds = new Set<Id | undefined>(
    columnIds.filter((id) => {
      const own = getColumnPrompt(split, id);
      return own.text === chosen.text && describeAttachments(own) === describeAttachments(chosen);
    }),
  );
  const { ownTexts = {}, ...rest } = draft;
  return {
    ...rest,
    ...withTexts(Object.fromEntries(Object.entries(ownTexts).filter(([id]) => !equalIds.has(id)))),
    text: chosen.text,
    attachments: [
      ...chosen.attachments.map(({ columnId: _own, ...attachment }) => attachment),
      ...draft.attachments.filter(({ columnId }) => columnId !== undefined && !equalIds.has(columnId)),
    ],
  };
}

const describeAttachments = ({ attachments }: ColumnPrompt): string =>
  JSON.stringify(attachments.map((each) => [each.part, isPictureAttachment(each) ? each.sizes : undefined]));

/** Gives each column a prompt of its own, or all of them one again. Nothing of what is written is lost. */
export function promptsSplit(isSplit: boolean): void {
  const conversation = getOpenConversation();
  if (!conversation) return;
  const columnIds = listColumns(conversation).map(({ id }) => id);
  const before = getDraft();
  const after = isSplit ? splitDraft(before, columnIds) : shareDraft(before, columnIds);
  if (isSplit && after.ownTexts) freshTexts.add(after.ownTexts);
  draftReplaced(after, conversation.id);
  const kept = isSplit ? [] : columnIds.flatMap((id, index) => (id in (after.ownTexts ?? {}) ? [index] : []));
  if (kept.length === 0) return;
  const letters = kept.map(formatColumnLetter).join(", ");
  showNotice({
    tone: "plain",
    text:
      kept.length === 1
        ? `Prompt ${letters} is another one. It is kept, and comes back with a prompt a column.`
        : `Prompts ${letters} are other ones. They are kept, and come back with a prompt a column.`,
    action: {
      label: "Undo",
      run: () => {
        if (getOpenId() === conversation.id && getDraft().isSplit !== true) promptsSplit(true);
      },
    },
  });
}

const freshTexts = new WeakSet<NonNullable<Draft["ownTexts"]>>();

/** True for a draft that was just split by a press: typing replaces what its fields were given. */
export const isJustSplit = ({ ownTexts }: Draft): boolean => ownTexts !== undefined && freshTexts.has(ownTexts);

/** Records the typed text of a column with a prompt of its own. */
export function ownTextTyped(conversationId: Id, columnId: Id, typed: string): void {
  const { text, ownTexts } = getDraft();
  draftTyped(conversationId, text, { ...ownTexts, [columnId]: typed });
}

/** Gives a copy of a column the prompt of its source, where each column has its own. */
export function ownPromptCopied(sourceId: Id, copyId: Id): void {
  const draft = getDraft();
  if (!draft.isSplit) return;
  const { text, attachments } = getColumnPrompt(draft, sourceId);
  draftReplaced({
    ...draft,
    ownTexts: { ...draft.ownTexts, [copyId]: text },
    attachments: [
      ...draft.attachments,
      ...attachments.map((attachment) => ({ ...attachment, id: newId(), columnId: copyId })),
    ],
  });
}

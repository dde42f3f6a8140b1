import type { Cell, Conversation } from "#core/conversation/conversation.ts";
import { listAnswerIds } from "#core/conversation/list-answer-ids.ts";
import { locateCell, pickShownId, resolveCellOwner } from "#core/conversation/list-cell-replies.ts";
import type { Id } from "#core/vocabulary.ts";
import { useOpen, useOpenValue } from "./documents.ts";
import type { OpenDocument } from "./open-document.ts";

const NOTHING: readonly never[] = [];

const listIds = ({ cells, settled }: OpenDocument, cell: Cell): readonly Id[] =>
  listAnswerIds(settled.replies, cells[locateCell(settled, cell)] ?? NOTHING);

const keep = <Value>(value: Value): Value => value;

/** The answers of a cell in order of creation, in the given row or else the open one. */
export const useCellReplyIds = (turnId: Id, variantId: Id, rowId?: Id): readonly Id[] =>
  useOpenValue((document) => listIds(document, { turnId, variantId, rowId }), keep, NOTHING);

/** The reply of a cell that later turns build on, in the given row or else the open one. */
export const useShownReplyId = (turnId: Id, variantId: Id, rowId?: Id): Id | undefined =>
  useOpen((document) => {
    const { settled } = document;
    const cell = { turnId, variantId, rowId: rowId ?? settled.view.rowId };
    return pickShownId(listIds(document, cell), settled.view.shown[locateCell(settled, cell)], cell.rowId);
  }, undefined);

/** The reply that was chosen in each cell where one was. */
export const useShownChoices = (): Conversation["view"]["shown"] | undefined =>
  useOpen<Conversation["view"]["shown"] | undefined>(({ settled }) => settled.view.shown, undefined);

/**
 * The variant whose reply stands for a variant's where its own cell is empty: its source, where it inherited the turn.
 */
export const useCellOwner = (turnId: Id, variantId: Id, rowId?: Id): Id =>
  useOpen((document) => {
    const cell = { turnId, variantId, rowId };
    return listIds(document, cell).length > 0 ? variantId : resolveCellOwner(document.settled, cell);
  }, variantId);

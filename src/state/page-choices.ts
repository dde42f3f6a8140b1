import { create } from "zustand";
import { getThread } from "#core/conversation/get-thread.ts";
import type { Id } from "#core/vocabulary.ts";
import { getOpenConversation, useColumnIds } from "#state/document/documents.ts";
import { onReset } from "./reset-state.ts";

/** The choices made on the page. They last until the page is loaded again and are part of no conversation. */
type PageChoices = {
  /** The column whose parameters are open; ids of variants are unique over all conversations. */
  variantId: Id;
  /** The turn or reply that is open for rewriting. */
  editedId: Id | null;
  /** The column whose name is being typed. */
  namedId: Id | null;
  /** True where columns become narrow enough to be seen all at once. */
  areColumnsFitted: boolean;
  /** True where the field for the beginning of the answer is open though it is empty. */
  isPrefillOpen: boolean;
  /** True while the composer stands on the stage in place of its own place under the transcript. */
  isComposerOnStage: boolean;
  /** The turn that was opened by its address and is held in view until the reader goes on; another one each time. */
  addressed: { turnId: Id; variantId: Id | undefined } | null;
};

const INITIAL: PageChoices = {
  variantId: "",
  editedId: null,
  namedId: null,
  areColumnsFitted: false,
  isPrefillOpen: false,
  isComposerOnStage: false,
  addressed: null,
};
const usePageChoices = create<PageChoices>()(() => INITIAL);
onReset(() => usePageChoices.setState(INITIAL));

/** Chooses a column that was clicked or focused. */
export function variantChosen(variantId: Id): void {
  usePageChoices.setState((before) => (before.variantId === variantId ? before : { variantId }));
}

/** The column that was chosen last, which may be hidden or of another conversation. */
export const getChosenId = (): Id => usePageChoices.getState().variantId;

/** Opens a turn or reply for rewriting; null closes it. */
export function editingOpened(editedId: Id | null): void {
  usePageChoices.setState({ editedId });
}

/** Opens the field for the name of a column, which is chosen; null closes it. */
export function columnNamingOpened(namedId: Id | null): void {
  usePageChoices.setState(namedId === null ? { namedId } : { namedId, variantId: namedId });
}

/** The turn on the screen whose new version is being written; undefined for none. */
export function getEditedTurnId(): Id | undefined {
  const { editedId } = usePageChoices.getState();
  const conversation = getOpenConversation();
  if (!conversation) return undefined;
  return getThread(conversation.turns, conversation.view.leafTurnId).find(({ id }) => id === editedId)?.id;
}

/** Opens the last turn for rewriting. False where there is none. */
export function lastTurnEditOpened(): boolean {
  const leaf = getOpenConversation()?.view.leafTurnId ?? null;
  if (leaf === null) return false;
  editingOpened(leaf);
  return true;
}

/** Fits all columns into the window, or gives them a comfortable width again. */
export function columnsFitted(areColumnsFitted: boolean): void {
  usePageChoices.setState({ areColumnsFitted });
}

export function prefillOpened(isPrefillOpen: boolean): void {
  usePageChoices.setState({ isPrefillOpen });
}

/** Moves the composer to the stage or back. */
export function composerMoved(isComposerOnStage: boolean): void {
  usePageChoices.setState({ isComposerOnStage });
}

/** Holds a turn in view that was opened by its address, until `null` lets it go. */
export function turnAddressed(addressed: PageChoices["addressed"]): void {
  usePageChoices.setState({ addressed });
}

/** True while a turn is held in view. */
export const isTurnHeld = (): boolean => usePageChoices.getState().addressed !== null;

/** A column with its index, from 0. */
export type IndexedColumn = { variantId: Id; columnIndex: number };

/** The chosen column; the first where none was chosen or the chosen one is hidden. */
export function useChosenColumn(): IndexedColumn | undefined {
  const ids = useColumnIds();
  const columnIndex = usePageChoices(({ variantId }) => Math.max(0, ids.indexOf(variantId)));
  const variantId = ids[columnIndex];
  return variantId === undefined ? undefined : { variantId, columnIndex };
}

/** The turn or reply that is open for rewriting. */
export const useEditedId = (): Id | null => usePageChoices(({ editedId }) => editedId);

export const useIsEditing = (id: Id): boolean => usePageChoices(({ editedId }) => editedId === id);

export const useIsNaming = (variantId: Id): boolean => usePageChoices(({ namedId }) => namedId === variantId);

export const getPageChoices = (): Pick<PageChoices, "areColumnsFitted" | "isPrefillOpen"> => usePageChoices.getState();

export const useAreColumnsFitted = (): boolean => usePageChoices(({ areColumnsFitted }) => areColumnsFitted);

export const useIsPrefillOpen = (): boolean => usePageChoices(({ isPrefillOpen }) => isPrefillOpen);

export const useAddressedTurn = (): PageChoices["addressed"] => usePageChoices(({ addressed }) => addressed);

export const useIsComposerOnStage = (): boolean => usePageChoices(({ isComposerOnStage }) => isComposerOnStage);

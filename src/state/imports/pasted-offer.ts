import { create } from "zustand";
import type { RowTable } from "#core/row-files/row-table.ts";
import type { Id } from "#core/vocabulary.ts";
import { onReset } from "#state/reset-state.ts";
import type { ReadSources } from "./read-import-sources.ts";

/** A request or a table that was pasted into the composer of a conversation. `text` is how it stands there. */
export type PastedOffer = PastedCode | PastedTable;
/** Pasted code, as it was read. */
export type PastedCode = { kind: "code"; conversationId: Id; text: string; read: ReadSources };
/** A pasted table, as it was read. */
export type PastedTable = { kind: "table"; conversationId: Id; text: string; table: RowTable };

const usePasted = create<{ offer: PastedOffer | null }>()(() => ({ offer: null }));
onReset(() => usePasted.setState({ offer: null }));

/** Offers to open what was pasted; null takes the offer back. */
export function pastedOfferChanged(offer: PastedOffer | null): void {
  usePasted.setState({ offer });
}

/** The offer to open what was pasted into this conversation; null for none. */
export const usePastedOffer = (conversationId: Id): PastedOffer | null =>
  usePasted(({ offer }) => (offer?.conversationId === conversationId ? offer : null));

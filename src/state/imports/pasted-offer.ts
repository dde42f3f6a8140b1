import { create } from "zustand";
import type { Id } from "#core/vocabulary.ts";
import { onReset } from "#state/reset-state.ts";
import type { ReadSources } from "./read-import-sources.ts";

/** A request that was pasted into the composer of a conversation. */
export type PastedOffer = { conversationId: Id; text: string; read: ReadSources };

const usePasted = create<{ offer: PastedOffer | null }>()(() => ({ offer: null }));
onReset(() => usePasted.setState({ offer: null }));

/** Offers to open what was pasted; null takes the offer back. */
export function pastedOfferChanged(offer: PastedOffer | null): void {
  usePasted.setState({ offer });
}

/** The offer to open what was pasted into this conversation; null for none. */
export const usePastedOffer = (conversationId: Id): PastedOffer | null =>
  usePasted(({ offer }) => (offer?.conversationId === conversationId ? offer : null));

import type { Id } from "#core/vocabulary.ts";
import { create } from "zustand";
import { onReset } from "#state/reset-state.ts";

/** The variant whose model field should take the focus, and the number of requests. */
const useFocusRequest = create<{ variantId: Id | null; times: number }>()(() => ({ variantId: null, times: 0 }));

onReset(() => useFocusRequest.setState(useFocusRequest.getInitialState(), true));

/** Requests the focus for the model field of this variant. */
export function focusModelField(variantId: Id): void {
  useFocusRequest.setState(({ times }) => ({ variantId, times: times + 1 }));
}

/** Changes with each focus request for this variant's field; 0 before the first. */
export const useModelFieldFocusRequest = (variantId: Id): number =>
  useFocusRequest((wanted) => (wanted.variantId === variantId ? wanted.times : 0));

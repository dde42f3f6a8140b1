import type { Id } from "#core/vocabulary.ts";
import { create } from "zustand";

/** Which variant's model field is asked to take the focus, and how often it was. */
const useFocusRequest = create<{ variantId: Id | null; times: number }>()(() => ({ variantId: null, times: 0 }));

/** A model is to be chosen: the field of this variant takes the focus. */
export function focusModelField(variantId: Id): void {
  useFocusRequest.setState(({ times }) => ({ variantId, times: times + 1 }));
}

/** Changes each time this variant's field is asked for; 0 before. */
export const useModelFieldFocusRequest = (variantId: Id): number =>
  useFocusRequest((wanted) => (wanted.variantId === variantId ? wanted.times : 0));

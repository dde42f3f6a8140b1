import { create } from "zustand";
import type { Id } from "#core/conversation/conversation.ts";

/** Which variant's model field is asked to take the focus, and how often it was. */
const useWanted = create<{ variantId: Id | null; times: number }>()(() => ({ variantId: null, times: 0 }));

/** A model is to be chosen: the field of this variant takes the focus. */
export function modelFieldWanted(variantId: Id): void {
  useWanted.setState(({ times }) => ({ variantId, times: times + 1 }));
}

/** Changes each time this variant's field is asked for; 0 before. */
export const useModelFieldWanted = (variantId: Id): number =>
  useWanted((wanted) => (wanted.variantId === variantId ? wanted.times : 0));

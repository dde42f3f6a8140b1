import type { Id } from "#core/vocabulary.ts";

export const getModelFieldId = (variantId: Id): string => `model-of-${variantId}`;

/** Puts the focus into the model field of a variant, where its column is on the screen. */
export function focusModelField(variantId: Id): void {
  document.getElementById(getModelFieldId(variantId))?.focus();
}

import type { Id, Path } from "#core/vocabulary.ts";
import type { Conversation, Variant } from "./conversation.ts";

/** The conversation with one variant changed; the same where nothing in it changes. */
export function changeVariant(
  conversation: Conversation,
  variantId: Id,
  change: (variant: Variant) => Variant,
): Conversation {
  return mapVariants(conversation, (variant) => (variant.id === variantId ? change(variant) : variant));
}

/** The conversation with every variant changed; the same where none of them is. */
export function mapVariants(conversation: Conversation, change: (variant: Variant) => Variant): Conversation {
  const variants = conversation.variants.map(change);
  return variants.every((variant, index) => variant === conversation.variants[index])
    ? conversation
    : { ...conversation, variants };
}

/** The conversation with a variant that stands for no combination any more, where its sweep goes over this field. */
export function detachFromSweep(conversation: Conversation, variantId: Id, path: Path): Conversation {
  return changeVariant(conversation, variantId, (variant) => detachVariant(variant, [path]));
}

/** The variant without the sweep that it belongs to, where that goes over one of these fields. */
export function detachVariant(variant: Variant, paths: readonly Path[]): Variant {
  const { sweep, ...rest } = variant;
  return sweep && paths.some((path) => Object.hasOwn(sweep.valueIds, path)) ? rest : variant;
}

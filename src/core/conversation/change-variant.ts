import type { Id, Path } from "#core/vocabulary.ts";
import type { Conversation, Variant } from "./conversation.ts";

/** Changes one variant. Returns the same conversation where nothing changes. */
export function changeVariant(
  conversation: Conversation,
  variantId: Id,
  change: (variant: Variant) => Variant,
): Conversation {
  return mapVariants(conversation, (variant) => (variant.id === variantId ? change(variant) : variant));
}

/** Changes every variant. Returns the same conversation where no variant changes. */
export function mapVariants(conversation: Conversation, change: (variant: Variant) => Variant): Conversation {
  const variants = conversation.variants.map(change);
  return variants.every((variant, index) => variant === conversation.variants[index])
    ? conversation
    : { ...conversation, variants };
}

/**
 * Takes a variant out of its sweep where the sweep covers this field, since the variant no longer has the sweep's
 * value.
 */
export function detachFromSweep(conversation: Conversation, variantId: Id, path: Path): Conversation {
  return changeVariant(conversation, variantId, (variant) => detachVariant(variant, [path]));
}

/** The variant without its sweep, where the sweep goes over one of these fields. */
export function detachVariant(variant: Variant, paths: readonly Path[]): Variant {
  const { sweep, ...rest } = variant;
  return sweep && paths.some((path) => Object.hasOwn(sweep.valueIds, path)) ? rest : variant;
}

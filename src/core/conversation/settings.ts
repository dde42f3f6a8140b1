import type { Id } from "#core/vocabulary.ts";
import type { Conversation, Settings } from "./conversation.ts";

/** What a variant runs with: its own settings over the shared ones. Unknown ids read as the shared settings. */
export function resolveSettings(conversation: Conversation, variantId: Id): Settings {
  const variant = conversation.variants.find(({ id }) => id === variantId);
  return { ...conversation.shared, ...variant?.overrides };
}

/** The conversation with some settings of a variant changed: the shared ones where it is the only variant, else its own. */
export function changeSettings(conversation: Conversation, variantId: Id, change: Partial<Settings>): Conversation {
  if (conversation.variants.length === 1)
    return {
      ...conversation,
      shared: { ...conversation.shared, ...change },
      variants: conversation.variants.map((variant) => ({
        ...variant,
        overrides: omitSettings(variant.overrides, Object.keys(change)),
      })),
    };
  return {
    ...conversation,
    variants: conversation.variants.map((variant) =>
      variant.id === variantId ? { ...variant, overrides: { ...variant.overrides, ...change } } : variant,
    ),
  };
}

/** The conversation with its shared settings changed; variants that set these for themselves keep theirs. */
export function changeSharedSettings(conversation: Conversation, change: Partial<Settings>): Conversation {
  return { ...conversation, shared: { ...conversation.shared, ...change } };
}

function omitSettings(overrides: Partial<Settings>, names: string[]): Partial<Settings> {
  return Object.fromEntries(Object.entries(overrides).filter(([name]) => !names.includes(name)));
}

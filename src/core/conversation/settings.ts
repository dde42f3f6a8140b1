import type { Id } from "#core/vocabulary.ts";
import type { Conversation, Settings } from "./conversation.ts";

/** The effective settings of a variant: its own over the shared ones. An unknown id has the shared settings. */
export function resolveSettings(conversation: Conversation, variantId: Id): Settings {
  const variant = conversation.variants.find(({ id }) => id === variantId);
  return mergeSettings(conversation.shared, variant?.overrides);
}

/** Settings with others over them; of the variables, each one of its own over the other. */
function mergeSettings(shared: Settings, overrides: Partial<Settings> = {}): Settings {
  const { variables } = overrides;
  return {
    ...shared,
    ...overrides,
    variables: variables ? { ...shared.variables, ...variables } : shared.variables,
  };
}

type ModelSettings = Pick<Settings, "connectionId" | "modelId">;

/** True for settings with the same model on the same connection. */
export function isSameModel(a: ModelSettings, b: ModelSettings): boolean {
  return a.modelId === b.modelId && a.connectionId === b.connectionId;
}

/** Changes settings of a variant: the shared ones where it is the only variant, else its own. */
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

/** Changes the shared settings; variants with their own values keep them. */
export function changeSharedSettings(conversation: Conversation, change: Partial<Settings>): Conversation {
  return { ...conversation, shared: { ...conversation.shared, ...change } };
}

function omitSettings(overrides: Partial<Settings>, names: string[]): Partial<Settings> {
  return Object.fromEntries(Object.entries(overrides).filter(([name]) => !names.includes(name)));
}

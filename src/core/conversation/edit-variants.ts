import type { Id } from "#core/vocabulary.ts";
import type { Conversation, Settings, Variant } from "./conversation.ts";
import { changeVariant, mapVariants } from "./change-variant.ts";
import { listColumns } from "./list-columns.ts";
import { resolveSettings } from "./settings.ts";

/**
 * The conversation with a copy of a variant, thread included, in the last place or behind its source. The copy is in no
 * sweep and has no name.
 */
export function copyVariant(
  conversation: Conversation,
  sourceId: Id,
  copyId: Id,
  position: "last" | "behind",
): Conversation {
  const source = conversation.variants.find(({ id }) => id === sourceId);
  if (!source) return conversation;
  const { overrides, samples, swept } = source;
  const copy: Variant = {
    id: copyId,
    overrides,
    ...(samples === undefined ? {} : { samples }),
    ...(swept === undefined ? {} : { swept }),
    ...inheritThread(sourceId, conversation.view.leafTurnId),
  };
  const at = position === "last" ? conversation.variants.length : conversation.variants.indexOf(source) + 1;
  return { ...conversation, variants: conversation.variants.toSpliced(at, 0, copy) };
}

/** What makes a variant go on from another's thread up to a turn; nothing where there is no turn yet. */
export function inheritThread(variantId: Id, upToTurnId: Id | null): Pick<Variant, "threadFrom"> {
  return upToTurnId === null ? {} : { threadFrom: { variantId, upToTurnId } };
}

/** The conversation with some variants taken off the screen, but never all of them; their replies stay. */
export function removeVariants(conversation: Conversation, ids: readonly Id[]): Conversation {
  const rest = listColumns(conversation).filter(({ id }) => !ids.includes(id));
  if (rest.length === 0) return conversation;
  return mapVariants(conversation, (variant) => (ids.includes(variant.id) ? { ...variant, isRemoved: true } : variant));
}

/** The conversation with some variants on the screen again, where they were. */
export function restoreVariants(conversation: Conversation, ids: readonly Id[]): Conversation {
  return mapVariants(conversation, (variant) => {
    const { isRemoved, ...rest } = variant;
    return isRemoved && ids.includes(variant.id) ? rest : variant;
  });
}

/** The conversation with a column in another place among the columns, from 0; places beyond the ends mean the ends. */
export function moveVariant(conversation: Conversation, variantId: Id, position: number): Conversation {
  const columns = listColumns(conversation);
  const moved = columns.find(({ id }) => id === variantId);
  const others = columns.filter(({ id }) => id !== variantId);
  if (!moved || others.length === 0) return conversation;
  const to = Math.min(others.length, Math.max(0, position));
  if (columns[to]?.id === variantId) return conversation;
  const rest = conversation.variants.filter(({ id }) => id !== variantId);
  const next = others[to];
  const at = next ? rest.indexOf(next) : rest.indexOf(others.at(-1) ?? moved) + 1;
  return { ...conversation, variants: rest.toSpliced(at, 0, moved) };
}

/** The conversation with a variant named; an empty name takes the name away. */
export function renameVariant(conversation: Conversation, variantId: Id, name: string): Conversation {
  return changeVariant(conversation, variantId, ({ name: _before, ...rest }) =>
    name.trim() === "" ? rest : { ...rest, name: name.trim() },
  );
}

/** The conversation with a variant that the next turn is asked of, or not. */
export function setVariantResting(conversation: Conversation, variantId: Id, isResting: boolean): Conversation {
  return changeVariant(conversation, variantId, ({ isResting: _before, ...rest }) =>
    isResting ? { ...rest, isResting: true } : rest,
  );
}

/** The conversation with so many replies asked of a variant each turn. */
export function changeSampleCount(conversation: Conversation, variantId: Id, samples: number): Conversation {
  return changeVariant(conversation, variantId, (variant) => {
    const { samples: before = 1, ...rest } = variant;
    if (before === samples) return variant;
    return samples <= 1 ? rest : { ...rest, samples };
  });
}

/** The conversation with a variant's field holding several values as typed; undefined where it does so no more. */
export function changeSweptField(
  conversation: Conversation,
  variantId: Id,
  path: string,
  typed: string | undefined,
): Conversation {
  return changeVariant(conversation, variantId, (variant) => {
    const { swept, ...rest } = variant;
    const { [path]: before, ...others } = swept ?? {};
    if (before === typed) return variant;
    // What is typed anew stands where it stood, so that the columns keep their order.
    const next = typed === undefined ? others : { ...swept, [path]: typed };
    return Object.keys(next).length === 0 ? rest : { ...rest, swept: next };
  });
}

/**
 * The conversation with a variant's settings as the shared ones, but for the sizes of pictures, which are its own. Every
 * other variant keeps what it runs with.
 */
export function shareSettings(conversation: Conversation, variantId: Id): Conversation {
  const { imageScales: _own, ...shared } = resolveSettings(conversation, variantId);
  return {
    ...mapVariants(conversation, (variant) => ({
      ...variant,
      overrides: computeOverrides(resolveSettings(conversation, variant.id), shared),
    })),
    shared,
  };
}

/** The conversation with one change to the settings of all: the shared ones, and of each variant that has its own. */
export function changeAllSettings(
  conversation: Conversation,
  change: (settings: Settings) => Partial<Settings>,
): Conversation {
  const shared = { ...conversation.shared, ...change(conversation.shared) };
  return {
    ...mapVariants(conversation, (variant) => {
      const before = resolveSettings(conversation, variant.id);
      return { ...variant, overrides: computeOverrides({ ...before, ...change(before) }, shared) };
    }),
    shared,
  };
}

function computeOverrides(settings: Settings, shared: Settings): Partial<Settings> {
  return Object.fromEntries(
    Object.entries(settings).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(shared[name as keyof Settings]),
    ),
  );
}

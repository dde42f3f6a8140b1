import { isSameJson } from "#core/json.ts";
import { cutText } from "#core/cut-text.ts";
import type { Id } from "#core/vocabulary.ts";
import type { Conversation, Settings, Variant } from "./conversation.ts";
import { changeVariant, mapVariants } from "./change-variant.ts";
import { listColumns } from "./list-columns.ts";
import { resolveSettings } from "./settings.ts";

/**
 * Adds a copy of a variant with its thread, as the last column or behind its source. The copy belongs to no sweep and
 * has no name.
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

/** The fields of a variant that inherits another's thread up to a turn; empty where there is no turn yet. */
export function inheritThread(variantId: Id, upToTurnId: Id | null): Pick<Variant, "threadFrom"> {
  return upToTurnId === null ? {} : { threadFrom: { variantId, upToTurnId } };
}

/** Hides some variants, but never all of them; their replies stay. */
export function removeVariants(conversation: Conversation, ids: readonly Id[]): Conversation {
  const rest = listColumns(conversation).filter(({ id }) => !ids.includes(id));
  if (rest.length === 0) return conversation;
  return mapVariants(conversation, (variant) => (ids.includes(variant.id) ? { ...variant, isRemoved: true } : variant));
}

/** Shows hidden variants again at their position. */
export function restoreVariants(conversation: Conversation, ids: readonly Id[]): Conversation {
  return mapVariants(conversation, (variant) => {
    const { isRemoved, ...rest } = variant;
    return isRemoved && ids.includes(variant.id) ? rest : variant;
  });
}

/** Moves a column to a position among the columns, from 0; a position beyond the ends means the end. */
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

const MAX_NAME_LENGTH = 80;

/** Names a variant, in at most 80 code units; a blank name removes the name. */
export function renameVariant(conversation: Conversation, variantId: Id, name: string): Conversation {
  const next = cutText(name.trim(), MAX_NAME_LENGTH).trimEnd();
  return changeVariant(conversation, variantId, ({ name: _before, ...rest }) =>
    next === "" ? rest : { ...rest, name: next },
  );
}

/** Excludes a variant from the next turn, or includes it again. */
export function setVariantResting(conversation: Conversation, variantId: Id, isResting: boolean): Conversation {
  return changeVariant(conversation, variantId, ({ isResting: _before, ...rest }) =>
    isResting ? { ...rest, isResting: true } : rest,
  );
}

/** Sets the number of replies to each turn in a variant. */
export function changeSampleCount(conversation: Conversation, variantId: Id, samples: number): Conversation {
  return changeVariant(conversation, variantId, (variant) => {
    const { samples: before = 1, ...rest } = variant;
    if (before === samples) return variant;
    return samples <= 1 ? rest : { ...rest, samples };
  });
}

/**
 * Makes a variant's settings the shared ones, except for its variables and its picture sizes. Every other variant keeps
 * its effective settings.
 */
export function shareSettings(conversation: Conversation, variantId: Id): Conversation {
  const { imageScales: _own, ...own } = resolveSettings(conversation, variantId);
  const shared: Settings = { ...own, variables: conversation.shared.variables };
  return {
    ...mapVariants(conversation, (variant) => ({
      ...variant,
      overrides: computeOverrides(resolveSettings(conversation, variant.id), shared),
    })),
    shared,
  };
}

/** Applies a change to the shared settings and to the settings of each variant. */
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
  const variables = Object.fromEntries(
    Object.entries(settings.variables).filter(
      ([name, value]) => !Object.hasOwn(shared.variables, name) || shared.variables[name] !== value,
    ),
  );
  const { variables: _all, ...own }: Partial<Settings> = Object.fromEntries(
    Object.entries(settings).filter(([name, value]) => !isSameJson(value, shared[name as keyof Settings])),
  );
  return Object.keys(variables).length === 0 ? own : { ...own, variables };
}

import { isSameJson } from "#core/json.ts";
import type { FieldValue } from "#core/parameters/parse-field.ts";
import type { Id, Path } from "#core/vocabulary.ts";
import { MAX_COLUMNS } from "#core/vocabulary.ts";
import type { Conversation, Sweep, SweptValue, Variant } from "./conversation.ts";
import { inheritThread, removeVariants, restoreVariants } from "./edit-variants.ts";
import {
  collectValueIds,
  listCombinations,
  buildSweptOverrides,
  explainTooManyColumns,
  removeName,
} from "./expand-sweeps.ts";
import { listColumns } from "./list-columns.ts";
import { resolveSettings } from "./settings.ts";

/**
 * Changes the values of one field of a sweep. A value that stays keeps its variants and their replies; a removed value
 * hides its variants; a value that returns shows them again; a new value makes new variants, which inherit the thread
 * of the sweep's first column up to `threadEndId`. Returns a reason where there would be too many columns.
 */
export function changeSweep(
  conversation: Conversation,
  sweepId: Id,
  path: Path,
  typed: readonly FieldValue[],
  threadEndId: Id | null,
  newId: () => Id,
): { conversation: Conversation } | { reason: string } {
  const before = conversation.sweeps.find(({ id }) => id === sweepId);
  const members = conversation.variants.filter(({ sweep }) => sweep?.id === sweepId);
  const base = members.find(({ isRemoved }) => !isRemoved) ?? members[0];
  if (!before || !base) return { conversation };
  const sweep: Sweep = {
    ...before,
    values: { ...before.values, [path]: mergeValues(before.values[path] ?? [], typed, newId) },
  };
  const settings = resolveSettings(conversation, base.id);
  const wanted = listCombinations(sweep).map((combination): Variant => {
    const valueIds = collectValueIds(combination);
    const known = members.find((member) => isSame(member.sweep?.valueIds ?? {}, valueIds));
    if (known) {
      const { isRemoved: _back, ...shown } = known;
      return shown;
    }
    return {
      ...removeName(base),
      id: newId(),
      ...inheritThread(base.id, threadEndId),
      overrides: buildSweptOverrides(base, settings, combination),
      sweep: { id: sweepId, valueIds },
    };
  });
  const wantedIds = new Set(wanted.map(({ id }) => id));
  const leftOut = members
    .filter(({ id }) => !wantedIds.has(id))
    .map((member): Variant => ({ ...member, isRemoved: true }));
  const at = conversation.variants.findIndex(({ sweep: own }) => own?.id === sweepId);
  const others = conversation.variants.filter(({ sweep: own }) => own?.id !== sweepId);
  const next: Conversation = {
    ...conversation,
    sweeps: conversation.sweeps.map((each) => (each.id === sweepId ? sweep : each)),
    variants: others.toSpliced(at, 0, ...wanted, ...leftOut),
  };
  const count = listColumns(next).length;
  return count > MAX_COLUMNS ? { reason: explainTooManyColumns(count) } : { conversation: next };
}

/**
 * Undoes a change of a sweep's field, which made `changed` of `earlier`: the variants that it hid are shown again, and
 * those that it added are hidden and their values left out. Everything changed since stays.
 */
export function undoSweepChange(
  conversation: Conversation,
  { earlier, changed }: { earlier: Conversation; changed: Conversation },
  sweepId: Id,
  path: Path,
): Conversation {
  const then = earlier.sweeps.find(({ id }) => id === sweepId)?.values[path] ?? [];
  const left = listLeavingIds(earlier, changed);
  const came = listLeavingIds(changed, earlier);
  const { variants, ...rest } = removeVariants(restoreVariants(conversation, left), came);
  const positionOf = ({ id }: Variant) => earlier.variants.findIndex((each) => each.id === id) + 1 || Infinity;
  const isMember = ({ sweep }: Variant) => sweep?.id === sweepId;
  const members = variants.filter(isMember).toSorted((a, b) => positionOf(a) - positionOf(b));
  return {
    ...rest,
    variants: variants.map((variant) => (isMember(variant) ? (members.shift() ?? variant) : variant)),
    sweeps: conversation.sweeps.map((sweep) =>
      sweep.id === sweepId
        ? { ...sweep, values: { ...sweep.values, [path]: mergeKnownValues(then, sweep.values[path] ?? []) } }
        : sweep,
    ),
  };
}

/** Folds a sweep into its first column, or unfolds it. */
export function setSweepFolded(conversation: Conversation, sweepId: Id, isFolded: boolean): Conversation {
  return {
    ...conversation,
    sweeps: conversation.sweeps.map((sweep) => {
      if (sweep.id !== sweepId) return sweep;
      const { isFolded: _before, ...rest } = sweep;
      return isFolded ? { ...rest, isFolded: true } : rest;
    }),
  };
}

/** Removes a sweep and keeps its variants as ordinary columns. */
export function dissolveSweep(conversation: Conversation, sweepId: Id): Conversation {
  return {
    ...conversation,
    sweeps: conversation.sweeps.filter(({ id }) => id !== sweepId),
    variants: conversation.variants.map((variant) => {
      if (variant.sweep?.id !== sweepId) return variant;
      const { sweep: _left, ...rest } = variant;
      return rest;
    }),
  };
}

/** The typed values in their order, under the ids they had before; then the values left out. */
function mergeValues(before: readonly SweptValue[], typed: readonly FieldValue[], newId: () => Id): SweptValue[] {
  const current = typed.map((wanted): SweptValue => {
    const known = before.find(({ value }) => isSameJson(value, wanted.value));
    return { id: known?.id ?? newId(), ...wanted };
  });
  const currentIds = new Set(current.map(({ id }) => id));
  const leftOut = before
    .filter(({ id }) => !currentIds.has(id))
    .map((value): SweptValue => ({ ...value, isLeftOut: true }));
  return [...current, ...leftOut];
}

/** Values as they were, then those that came since, left out. */
function mergeKnownValues(then: readonly SweptValue[], now: readonly SweptValue[]): SweptValue[] {
  const came = now.filter(({ id }) => !then.some((each) => each.id === id));
  return [...then, ...came.map((value): SweptValue => ({ ...value, isLeftOut: true }))];
}

/** The ids of the variants that are on the screen before a change, folded ones included, and not after. */
export function listLeavingIds(before: Conversation, after: Conversation): Id[] {
  const stayingIds = new Set(after.variants.flatMap(({ id, isRemoved }) => (isRemoved ? [] : [id])));
  return before.variants.flatMap(({ id, isRemoved }) => (isRemoved || stayingIds.has(id) ? [] : [id]));
}

function isSame(a: Record<Path, Id>, b: Record<Path, Id>): boolean {
  const paths = Object.keys(a);
  return paths.length === Object.keys(b).length && paths.every((path) => a[path] === b[path]);
}

import { MAX_COLUMNS } from "#core/vocabulary.ts";
import type { Id } from "#core/vocabulary.ts";
import type { Conversation, Sweep, Variant } from "./conversation.ts";
import { inheritThread } from "./edit-variants.ts";
import {
  buildSweptOverrides,
  collectValueIds,
  explainTooManyColumns,
  listCombinations,
  removeName,
} from "./expand-sweeps.ts";
import { buildVariableSizePath, parseScales } from "./image-scales.ts";
import { listColumns } from "./list-columns.ts";
import { resolveSettings } from "./settings.ts";

/**
 * The conversation with a column for each of these sizes of the pictures that fill a variable, in place of each column that
 * does not rest: the first size is the column itself, with its replies; the others stand behind it and inherit its thread up to
 * `threadEndId`. `addedIds` are the new columns. Returns the end of a sentence where that is impossible.
 */
export function compareRowSizes(
  conversation: Conversation,
  name: string,
  typed: string,
  threadEndId: Id | null,
  newId: () => Id,
): { conversation: Conversation; addedIds: Id[]; sweepIds: Id[] } | { reason: string } {
  const parsed = parseScales(typed);
  if (parsed.type === "unreadable") return { reason: parsed.reason };
  if (parsed.type === "empty" || parsed.type === "one") return { reason: "enter at least two sizes" };
  if (parsed.samples !== undefined) return { reason: "set samples in the parameters of each column" };
  const path = buildVariableSizePath(name);
  const addedIds: Id[] = [];
  const sweeps: Sweep[] = [];
  const columns = new Set(listColumns(conversation));
  const variants = conversation.variants.flatMap((base): Variant[] => {
    if (!columns.has(base) || base.isResting) return [base];
    const settings = resolveSettings(conversation, base.id);
    const sweep: Sweep = { id: newId(), values: { [path]: parsed.values.map((value) => ({ id: newId(), ...value })) } };
    sweeps.push(sweep);
    const { sweep: _before, ...plain } = base;
    return listCombinations(sweep).map((combination, index) => {
      const own: Variant =
        index === 0 ? plain : { ...removeName(plain), id: newId(), ...inheritThread(base.id, threadEndId) };
      if (index > 0) addedIds.push(own.id);
      const overrides = buildSweptOverrides(base, settings, combination);
      return { ...own, overrides, sweep: { id: sweep.id, valueIds: collectValueIds(combination) } };
    });
  });
  const next = { ...conversation, variants, sweeps: [...conversation.sweeps, ...sweeps] };
  const count = listColumns(next).length;
  if (count > MAX_COLUMNS) return { reason: explainTooManyColumns(count) };
  return { conversation: next, addedIds, sweepIds: sweeps.map(({ id }) => id) };
}

/** True where the columns on the screen are those of some sizes of the pictures that fill a variable. */
export function hasRowSizes(conversation: Pick<Conversation, "variants" | "sweeps">, name: string): boolean {
  const path = buildVariableSizePath(name);
  return conversation.variants.some(
    ({ sweep, isRemoved }) => !isRemoved && sweep !== undefined && Object.hasOwn(sweep.valueIds, path),
  );
}

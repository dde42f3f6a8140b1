import { create } from "zustand";
import type { Id, Path } from "#core/conversation/conversation.ts";

/** What stands in a field and cannot be read as a value: nothing runs while a field shows what would not be sent. */
export type Unreadable = { path: Path; text: string; reason: string };

const useUnreadable = create<{ fields: Record<string, Unreadable> }>()(() => ({ fields: {} }));
const nameOf = (variantId: Id, path: Path) => `${variantId}:${path}`;

/** A field of a variant cannot be read as it stands; undefined where it can again. */
export function fieldTyped(variantId: Id, path: Path, unreadable: Unreadable | undefined): void {
  useUnreadable.setState((state) => {
    const { [nameOf(variantId, path)]: before, ...fields } = state.fields;
    if (!unreadable) return before ? { fields } : state;
    return { fields: { ...fields, [nameOf(variantId, path)]: unreadable } };
  });
}

/** Every field of a variant that cannot be read. */
export function readUnreadable(variantId: Id): Unreadable[] {
  return Object.entries(useUnreadable.getState().fields)
    .filter(([name]) => name.startsWith(`${variantId}:`))
    .map(([, unreadable]) => unreadable);
}

export const useUnreadableField = (variantId: Id, path: Path): Unreadable | undefined =>
  useUnreadable(({ fields }) => fields[nameOf(variantId, path)]);
